package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.engine.spi.Identity;
import dev.patchbay.engine.spi.Identity.Asserted;
import dev.patchbay.engine.spi.Reading;
import dev.patchbay.engine.spi.Route.Callee;
import dev.patchbay.engine.spi.Route.Target;
import dev.patchbay.engine.spi.Route.Told;
import dev.patchbay.engine.spi.Route.Written;
import dev.patchbay.engine.spi.Spelling;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.call.Behaviour;
import dev.patchbay.telephony.HostName;
import dev.patchbay.templates.Peer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// How carriers want numbers written and callers told, in routes decided ahead. What a spelling or
/// a reading makes of a number, the engine and Java's own must agree about.
public abstract class HabitContract extends EngineCase {

    private static final HostName DOMAIN = new HostName("sip.carrier.example");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // calling code, home, abroad, dialled, sent
                "-, -, -, +4790000077, 4790000077",
                "-, 00, 00, +4790000077, 004790000077",
                "47, -, 00, +4790000077, 90000077",
                "47, 0, 00, +4790000077, 090000077",
                "47, 0, 00, +46812345678, 0046812345678",
                "1, 1, 011, +12015550123, 12015550123",
                "47, 9#, 9#00, +4790000077, 9#90000077",
                "47, *31#0, *31#00, +46812345678, *31#0046812345678",
                "47, 0, 00, 1881, 1881",
                "47, 0, 00, 4790000077, 4790000077"
            })
    void writesTheNumberCalledAsTheCarrierWantsIt(
            @Nullable String callingCode,
            @Nullable String home,
            @Nullable String abroad,
            String dialled,
            String sent)
            throws Exception {
        // given
        var spelling = new Spelling(or(callingCode), or(home), or(abroad));
        outbound(NUMBER, dial(trunk(new Callee.Spelt(spelling), Identity.AS_IT_IS)));

        // when
        var call = teamsCalls(dialled);

        // then
        awaitConnected(call);
        // a # stands escaped in a SIP URI (RFC 3261 section 25.1)
        assertThat(onlyCallAt(carrier).number().replace("%23", "#")).isEqualTo(sent);
        assertThat(spelling.write(dialled)).isEqualTo(sent);
        call.hangUp();
        assertThat(records(1).getFirst().dialled()).isEqualTo(dialled);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // abroad, calling code, home, as the carrier writes the caller, as Teams sees it
                "-, -, -, 4790000001, +4790000001",
                "00, 47, -, 004790000001, +4790000001",
                "00, 47, -, 90000001, +4790000001",
                "00, 46, 0, 0812345678, +46812345678",
                "00, 46, 0, 0046812345678, +46812345678",
                "00, 46, 0, 812345678, 812345678",
                "011, 1, 1, 12015550123, +12015550123",
                "00, 46, 0, +4790000001, +4790000001",
                "00, 47, -, 1881, 1881",
                "00, 47, -, kari.nordmann, kari.nordmann"
            })
    void tellsTeamsTheCallersNumberWithItsPlus(
            @Nullable String abroad,
            @Nullable String callingCode,
            @Nullable String home,
            String written,
            String seen)
            throws Exception {
        // given
        var reading = new Reading(or(abroad), or(callingCode), or(home));
        inbound(
                NUMBER,
                dial(
                        new Target.ToTeams(
                                NUMBER, new HostName(TENANT), Optional.of(reading), false)));

        // when
        var call = carrier.calls(engine.carrierSide(), NUMBER, written);

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(edge).caller()).isEqualTo(seen);
        assertThat(reading.read(written)).isEqualTo(seen);
        call.hangUp();
        assertThat(records(1).getFirst().caller()).isEqualTo(written);
    }

    @Test
    void tellsTeamsTheCallerThatTheRouteNames() throws Exception {
        // given
        var named = Optional.<Told>of(new Written("+4790000099"));
        inbound(NUMBER, dial(new Target.ToTeams(NUMBER, new HostName(TENANT), named, false)));

        // when
        var call = carrier.calls(engine.carrierSide(), NUMBER, "99");

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(edge).caller()).isEqualTo("+4790000099");
        call.hangUp();
        assertThat(records(1).getFirst().caller()).isEqualTo("99");
    }

    @ParameterizedTest
    @EnumSource(Identity.Header.class)
    void assertsTheCallerInTheHeaderTheCarrierReads(Identity.Header header) throws Exception {
        // given
        outbound(NUMBER, dial(trunk(told(null, header, "022000100"))));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        var invite = onlyCallAt(carrier).invite();
        assertThat(invite.from().user()).isEqualTo(NUMBER);
        assertOnly(invite, header, "<sip:022000100@sip.carrier.example>", "off");
        assertThat(invite.lines("Privacy")).isEmpty();
    }

    @Test
    void putsTheAccountIntoFromAndTheCallerIntoAHeader() throws Exception {
        // given
        outbound(NUMBER, dial(trunk(told("acme-1", Identity.Header.PAI, NUMBER))));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        var invite = onlyCallAt(carrier).invite();
        assertThat(invite.from().user()).isEqualTo("acme-1");
        assertOnly(
                invite,
                Identity.Header.PAI,
                "<sip:%s@sip.carrier.example>".formatted(NUMBER),
                "off");
        call.hangUp();
        assertThat(records(1).getFirst().caller()).isEqualTo(NUMBER);
    }

    @Test
    void writesTheCallerInFromAsTheCarrierWantsIt() throws Exception {
        // given
        outbound(
                NUMBER,
                dial(
                        trunk(
                                new Identity(
                                        Optional.of("022000100"),
                                        Optional.empty(),
                                        Optional.empty()))));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(carrier).invite().from().user()).isEqualTo("022000100");
    }

    @ParameterizedTest
    @EnumSource(Identity.Header.class)
    void showsAWithheldCallerToNobodyButTheCarrier(Identity.Header header) throws Exception {
        // given
        outbound(NUMBER, dial(trunk(told("022000100", header, "022000100"))));

        // when
        var call = teamsCallsWithheld("+4790000077");

        // then
        awaitConnected(call);
        var invite = onlyCallAt(carrier).invite();
        assertThat(invite.from().user()).isEqualTo("anonymous");
        assertOnly(invite, header, "<sip:022000100@sip.carrier.example>", "full");
        assertThat(invite.lines("Privacy")).containsExactly("id");
        assertThat(invite.values("Contact").toString()).doesNotContain("22000100");
    }

    @Test
    void assertsAWithheldCallerInTheCarriersSpellingWhereTheRouteNamesNoHeader() throws Exception {
        // given
        outbound(
                NUMBER,
                dial(
                        trunk(
                                new Identity(
                                        Optional.of("022000100"),
                                        Optional.empty(),
                                        Optional.empty()))));

        // when
        var call = teamsCallsWithheld("+4790000077");

        // then
        awaitConnected(call);
        var invite = onlyCallAt(carrier).invite();
        assertThat(invite.from().user()).isEqualTo("anonymous");
        assertOnly(invite, Identity.Header.PAI, "<sip:022000100@%s>".formatted(TENANT), "full");
    }

    /// The second carrier of a fail-over has habits of its own.
    @Test
    void tellsEachCarrierInItsOwnWay() throws Exception {
        // given
        carrier.number("90000077", new Behaviour.Refuse(503, "Full", List.of(), false));
        var norwegian = new Callee.Spelt(new Spelling("47", "", "00"));
        outbound(
                NUMBER,
                dial(
                        trunk(norwegian, told("acme-1", Identity.Header.RPID, NUMBER)),
                        trunk(SECOND)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        assertThat(onlyCallAt(carrier).invite().from().user()).isEqualTo("acme-1");
        var second = onlyCallAt(other);
        assertThat(second.number()).isEqualTo("+4790000077");
        assertThat(second.caller()).isEqualTo(NUMBER);
        for (var header : Identity.Header.values()) {
            assertThat(second.invite().lines(header.field())).isEmpty();
        }
    }

    /// Twilio's way: the Request-URI names the customer's domain, the packets go to an address.
    @Test
    void callsACarrierByItsDomainAndSendsToItsAddress() throws Exception {
        // given
        session.apply(
                config(
                        List.of(new Peer(FIRST, carrier.address(), Optional.of(DOMAIN))),
                        List.of()));
        outbound(NUMBER, dial(trunk(FIRST)));

        // when
        var call = teamsCalls("+4790000077");

        // then
        awaitConnected(call);
        awaitAudio(call);
        var invite = onlyCallAt(carrier).invite();
        assertThat(invite.requestUri().orElseThrow().host()).isEqualTo(DOMAIN.value());
        assertThat(invite.to().host()).isEqualTo(DOMAIN.value());
        awaitUp(FIRST);
        session.apply(config(List.of()));
    }

    @Test
    void registersAtADomainByWayOfAProxyUnderALoginNameOfItsOwn() throws Exception {
        // given
        var account = account(SipPeer.ACCOUNT_PASSWORD, carrier.address(), Optional.of(DOMAIN));

        // when
        session.apply(config(List.of(account)));

        // then
        awaitUp(ACCOUNT);
        assertThat(carrier.contact()).isPresent();
        outbound(NUMBER, dial(trunk(ACCOUNT)));
        awaitConnected(teamsCalls("+4790000077"));
        var invite = onlyCallAt(carrier).invite();
        assertThat(invite.requestUri().orElseThrow().host()).isEqualTo(DOMAIN.value());
        assertThat(invite.from().host()).isEqualTo(DOMAIN.value());
        session.apply(config(List.of()));
    }

    /// Hyphens are in many names; Asterisk's FILTER is easily led to drop them.
    @Test
    void knowsATenantByANameWithAHyphen() throws Exception {
        // given
        var tenant = "acme-too.dr.voiceops.example";
        session.writeTable(
                Map.of("out/%s/%s".formatted(tenant, NUMBER), dial(trunk(FIRST)).encoded()),
                Set.of());

        // when
        var call = edge.callsAs(engine.edgeSide(), tenant, "+4790000077", NUMBER);

        // then
        awaitConnected(call);
        call.hangUp();
        assertThat(records(1).getFirst().origin()).isEqualTo(tenant);
    }

    private void awaitUp(GatewayName gateway) {
        // FreeSWITCH asks by OPTIONS for the first time after half a minute
        await().atMost(Duration.ofSeconds(60)).until(() -> state(gateway).health() == Health.UP);
    }

    private static Target trunk(Identity identity) {
        return trunk(new Callee.AsDialled(), identity);
    }

    private static Target trunk(Callee callee, Identity identity) {
        return new Target.ToTrunk(FIRST, callee, identity);
    }

    private static Identity told(@Nullable String from, Identity.Header header, String user) {
        return new Identity(
                Optional.ofNullable(from),
                Optional.of(new Asserted(header, user, DOMAIN)),
                Optional.empty());
    }

    private static String or(@Nullable String nothing) {
        return nothing == null ? "" : nothing;
    }

    private static void assertOnly(
            SipMessage invite, Identity.Header wanted, String uri, String privacy) {
        for (var header : Identity.Header.values()) {
            var lines = invite.lines(header.field());
            if (header != wanted) {
                assertThat(lines).as(header.field()).isEmpty();
            } else if (header == Identity.Header.RPID) {
                assertThat(lines)
                        .containsExactly(uri + ";party=calling;screen=yes;privacy=" + privacy);
            } else {
                assertThat(lines).containsExactly(uri);
            }
        }
    }
}
