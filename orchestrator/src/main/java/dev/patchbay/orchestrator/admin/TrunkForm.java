package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.CallerPlacement;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.NumberFormat;
import dev.patchbay.orchestrator.trunk.Preset;
import dev.patchbay.orchestrator.trunk.Presets;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A trunk as typed. Kept as it is when something in it is wrong.
record TrunkForm(
        @Nullable String customer,
        @Nullable String name,
        @Nullable String country,
        @Nullable String kind,
        @Nullable String host,
        @Nullable String port,
        @Nullable String transport,
        @Nullable String refreshSeconds,
        @Nullable String called,
        @Nullable String caller,
        @Nullable String placement,
        @Nullable String account,
        @Nullable String techPrefix,
        @Nullable String domain,
        @Nullable String preset,
        @Nullable String barPremium,
        @Nullable String barAbroad,
        @Nullable String barredPrefixes,
        @Nullable DivertingForm diverting,
        @Nullable MediaForm media) {

    static final String STATIC = "static";
    static final String REGISTRATION = "registration";

    static TrunkForm empty(String customer) {
        return new TrunkForm(
                customer,
                "",
                "",
                STATIC,
                "",
                "5060",
                "UDP",
                "300",
                "E164",
                "E164",
                "FROM",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                DivertingForm.of(Diverting.USUAL),
                MediaForm.USUAL);
    }

    static TrunkForm of(Preset preset, String customer) {
        var habits = preset.habits();
        return new TrunkForm(
                customer,
                "",
                preset.country(),
                preset.registration() ? REGISTRATION : STATIC,
                "",
                preset.byDns() ? "" : "5060",
                preset.transport(),
                Integer.toString(preset.refreshSeconds()),
                habits.called().name(),
                habits.caller().name(),
                habits.placement().name(),
                "",
                "",
                "",
                preset.key(),
                "",
                "",
                "",
                DivertingForm.of(habits.diverting()),
                MediaForm.of(preset.media()));
    }

    static TrunkForm of(Trunk trunk) {
        var habits = trunk.habits();
        var account =
                trunk.connection() instanceof Registration registration
                        ? Optional.of(registration)
                        : Optional.<Registration>empty();
        return new TrunkForm(
                trunk.customer().toString(),
                trunk.name().value(),
                trunk.country().code(),
                account.isPresent() ? REGISTRATION : STATIC,
                account.map(it -> it.registrar().host().value()).orElse(""),
                account.map(it -> port(it.registrar())).orElse("5060"),
                account.map(it -> it.registrar().transport().name()).orElse("UDP"),
                account.map(it -> Long.toString(it.refreshEvery().toSeconds())).orElse("300"),
                habits.called().name(),
                habits.caller().name(),
                habits.placement().name(),
                habits.account().orElse(""),
                habits.techPrefix(),
                habits.domain().map(HostName::value).orElse(""),
                trunk.preset().orElse(""),
                Boolean.toString(trunk.barring().premium()),
                Boolean.toString(trunk.barring().abroad()),
                String.join("\n", trunk.barring().prefixes()),
                DivertingForm.of(habits.diverting()),
                MediaForm.of(trunk.media()));
    }

    private static String port(SipAddress address) {
        return address.byDns() ? "" : Integer.toString(address.port());
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    public MediaForm audio() {
        return Objects.requireNonNullElse(media, MediaForm.USUAL);
    }

    boolean registration() {
        return text(kind).equals(REGISTRATION);
    }

    /// @param before the trunk there is; its passwords are used where a field was left empty
    /// @param known what was typed about a static trunk's addresses
    /// @param manner what was typed about a registrar besides
    TrunkSettings settings(
            Optional<TrunkConnection> before,
            StaticForm known,
            AccountForm manner,
            Presets presets) {
        var from = filled(preset).map(presets::named);
        var habits = habits();
        from.ifPresent(it -> it.mustBeMetBy(habits));
        return new TrunkSettings(
                new DisplayName(text(name)),
                new Country(text(country)),
                connection(before, known, manner),
                habits,
                barring(),
                audio().media(),
                from.map(Preset::key));
    }

    private Barring barring() {
        return new Barring(
                text(barPremium).equals("true"),
                text(barAbroad).equals("true"),
                text(barredPrefixes)
                        .lines()
                        .map(line -> line.replaceAll("\\s", ""))
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private Habits habits() {
        return new Habits(
                NumberFormat.named("called", text(called)),
                NumberFormat.named("caller", text(caller)),
                CallerPlacement.named(text(placement)),
                filled(account),
                text(techPrefix),
                filled(domain).map(TrunkForm::domain),
                diverting == null ? Diverting.USUAL : diverting.diverting());
    }

    private static HostName domain(String typed) {
        try {
            return new HostName(typed);
        } catch (InvalidValueException e) {
            throw new InvalidValueException("domain", typed, e.expected());
        }
    }

    private static Optional<String> filled(@Nullable String typed) {
        return Optional.of(text(typed)).filter(it -> !it.isEmpty());
    }

    private TrunkConnection connection(
            Optional<TrunkConnection> before, StaticForm known, AccountForm manner) {
        return registration()
                ? account(
                        before.filter(Registration.class::isInstance)
                                .map(it -> ((Registration) it).accounts())
                                .orElse(List.of()),
                        manner)
                : known.connection(
                        before.filter(StaticPeers.class::isInstance)
                                .flatMap(it -> ((StaticPeers) it).login())
                                .map(Login::password));
    }

    private Registration account(List<TrunkAccount> there, AccountForm manner) {
        return new Registration(
                SipAddress.of(
                        new HostName(text(host)),
                        filled(port).map(it -> number("port", it)),
                        Optional.of(transport(text(transport)))),
                manner.accounts(there),
                manner.proxyAddresses(),
                Duration.ofSeconds(number("refreshSeconds", text(refreshSeconds))),
                manner.manner(),
                ranges(manner));
    }

    /// One field of the form holds them, which is not the field of a static trunk.
    private static List<Ipv4Network> ranges(AccountForm manner) {
        var ranges = manner.alsoFrom();
        try {
            TrunkConnection.mustBeRanges(ranges);
        } catch (InvalidValueException e) {
            throw new InvalidValueException("accountFrom", ranges.toString(), e.expected());
        }
        return ranges;
    }

    /// One field holds all addresses, or all ranges, in place of one for each.
    InvalidValueException atField(InvalidValueException e) {
        var field = e.field();
        if (field.startsWith("alsoFrom[")) {
            return e.at(registration() ? "accountFrom" : "alsoFrom");
        }
        return switch (field.replaceFirst("\\[[0-9]+]", "")) {
            case "peers.host" -> e.at("peers");
            case "proxies.host" -> e.at("proxies");
            case "registrar.host" -> e.at("host");
            default -> e;
        };
    }

    static int number(String field, String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new InvalidValueException(field, text, "a number");
        }
        return Integer.parseInt(text);
    }

    static SipTransport transport(String text) {
        return Arrays.stream(SipTransport.values())
                .filter(it -> it.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("transport", text, "UDP, TCP or TLS"));
    }

    @Override
    public String toString() {
        return "TrunkForm[%s, %s]".formatted(name, kind);
    }
}
