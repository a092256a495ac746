package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Diversion;
import dev.patchbay.engine.spi.Diversion.Form;
import dev.patchbay.engine.spi.Identity;
import dev.patchbay.engine.spi.Identity.Asserted;
import dev.patchbay.engine.spi.Identity.Header;
import dev.patchbay.engine.spi.Reading;
import dev.patchbay.engine.spi.Route.Callee;
import dev.patchbay.engine.spi.Route.Target;
import dev.patchbay.engine.spi.Spelling;
import dev.patchbay.orchestrator.numberplan.DiallingRules;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.NumberFormat;
import dev.patchbay.orchestrator.trunk.Reached;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.orchestrator.trunk.RewriteRules;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;

/// How a carrier is spoken to: its trunk's habits in the engine's words. Pure.
final class Manners {

    private Manners() {}

    /// @return the trunk's gateways, in the order in which they are tried
    static List<Target> targets(Trunk trunk, Callee callee, Shown shown, RewriteRules rules) {
        return switch (trunk.connection()) {
            case Registration registration ->
                    AccountOrder.of(trunk, registration, shown.from()).stream()
                            .<Target>map(it ->
                                    new Target.ToTrunk(
                                            GatewayNames.of(trunk.id(), it.account(), it.way()),
                                            callee,
                                            identity(
                                                    trunk,
                                                    shown,
                                                    rules,
                                                    it.account(),
                                                    registration.registrar().host())))
                            .toList();
            case StaticPeers known -> {
                var reached = trunk.reached();
                yield PeerOrder.of(
                                reached.stream().map(Reached::peer).toList(),
                                shown.from().map(PhoneNumber::e164).orElse(""))
                        .stream()
                        .<Target>map(place ->
                                new Target.ToTrunk(
                                        GatewayNames.of(trunk.id(), place + 1),
                                        callee,
                                        identity(
                                                trunk,
                                                shown,
                                                rules,
                                                place,
                                                reached.get(place).domain())))
                        .toList();
            }
        };
    }

    /// @return how the trunk's carrier wants the number called
    static Callee callee(Trunk trunk) {
        var habits = trunk.habits();
        var usual = habits.called() == NumberFormat.E164 && habits.techPrefix().isEmpty();
        return usual
                ? new Callee.AsDialled()
                : new Callee.Spelt(spelling(habits.called(), trunk.country(), habits.techPrefix()));
    }

    /// @return what the carrier is asked to call, without the trunk's rules
    static String spelt(Callee callee, String dialled) {
        return switch (callee) {
            case Callee.AsDialled asDialled -> dialled;
            case Callee.Spelt spelt -> spelt.spelling().write(dialled);
            case Callee.Fixed fixed -> fixed.number();
        };
    }

    /// @return how a caller's number is written to the carrier, without the trunk's rules
    static Spelling callerSpelling(Trunk trunk) {
        return spelling(trunk.habits().caller(), trunk.country(), "");
    }

    /// @return how to read a caller's number as the trunk's carrier writes it
    static Optional<Reading> reading(Trunk trunk) {
        if (trunk.habits().caller() == NumberFormat.E164) {
            return Optional.empty();
        }
        var rules = DiallingRules.of(trunk.country());
        return switch (trunk.habits().caller()) {
            case E164 -> Optional.empty();
            case E164_WITHOUT_PLUS -> Optional.of(new Reading("", "", ""));
            case INTERNATIONAL, NATIONAL ->
                    Optional.of(new Reading(rules.abroad(), rules.callingCode(), rules.home()));
            case NATIONAL_WITHOUT_PREFIX ->
                    Optional.of(new Reading(rules.abroad(), rules.callingCode(), ""));
        };
    }

    private static Spelling spelling(NumberFormat format, Country country, String before) {
        var rules = DiallingRules.of(country);
        return switch (format) {
            case E164 -> new Spelling("", "", before + "+");
            case E164_WITHOUT_PLUS -> new Spelling("", "", before);
            case INTERNATIONAL -> new Spelling("", "", before + rules.abroad());
            case NATIONAL ->
                    new Spelling(
                            rules.callingCode(), before + rules.home(), before + rules.abroad());
            case NATIONAL_WITHOUT_PREFIX ->
                    new Spelling(rules.callingCode(), before, before + rules.abroad());
        };
    }

    /// @param place of the account or address it goes by
    /// @param host of the Request-URI, where the carrier has no domain of its own
    private static Identity identity(
            Trunk trunk, Shown shown, RewriteRules rules, int place, HostName host) {
        var habits = trunk.habits();
        var spelling = callerSpelling(trunk);
        // the caller's own spelling need not be said where it is the usual one
        var from =
                shown.from()
                        .map(number -> written(number, spelling, rules))
                        .filter(it ->
                                !shown.asItCame() || !it.equals(shown.from().orElseThrow().e164()));
        var who = shown.asserted().map(number -> written(number, spelling, rules));
        var domain = habits.domain().orElse(host);
        var diversion = diversion(habits.diverting(), spelling, domain);
        return switch (habits.placement()) {
            case FROM ->
                    new Identity(
                            from,
                            shown.asserted().equals(shown.from())
                                    ? Optional.empty()
                                    : asserted(Header.PAI, who, domain),
                            diversion);
            case FROM_AND_PAI -> new Identity(from, asserted(Header.PAI, who, domain), diversion);
            case FROM_AND_PPI -> new Identity(from, asserted(Header.PPI, who, domain), diversion);
            case FROM_AND_RPID -> new Identity(from, asserted(Header.RPID, who, domain), diversion);
            case ACCOUNT_IN_FROM ->
                    new Identity(
                            trunk.account(place), asserted(Header.PAI, who, domain), diversion);
            case ACCOUNT_IN_PAI ->
                    new Identity(
                            from, asserted(Header.PAI, trunk.account(place), domain), diversion);
        };
    }

    private static String written(PhoneNumber number, Spelling spelling, RewriteRules rules) {
        return rules.write(Side.CALLER_OUT, spelling.write(number.e164()));
    }

    private static Optional<Diversion> diversion(
            Diverting diverting, Spelling spelling, HostName domain) {
        return switch (diverting.told()) {
            case NOTHING -> Optional.empty();
            case DIVERSION -> Optional.of(new Diversion(Form.DIVERSION, spelling, domain));
            case HISTORY_INFO -> Optional.of(new Diversion(Form.HISTORY_INFO, spelling, domain));
        };
    }

    private static Optional<Asserted> asserted(
            Header header, Optional<String> who, HostName domain) {
        return who.map(user -> new Asserted(header, user, domain));
    }
}
