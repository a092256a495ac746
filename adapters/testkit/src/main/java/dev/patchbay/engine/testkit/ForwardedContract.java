package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.Diversion;
import dev.patchbay.engine.spi.Diversion.Form;
import dev.patchbay.engine.spi.Identity;
import dev.patchbay.engine.spi.Identity.Asserted;
import dev.patchbay.engine.spi.Reading;
import dev.patchbay.engine.spi.Route.Callee;
import dev.patchbay.engine.spi.Route.Target;
import dev.patchbay.engine.spi.Route.Told;
import dev.patchbay.engine.spi.Spelling;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.call.Behaviour;
import dev.patchbay.telephony.HostName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who forwarded a call: told to the carrier as the route says, and by the carrier's text to the
/// edge, which makes History-Info of it.
public abstract class ForwardedContract extends EngineCase {

    private static final HostName DOMAIN = new HostName("sip.carrier.example");
    private static final String CALLED = "+4790000077";
    private static final String ONE = "+4722000101.302.unconditional";
    private static final String THREE =
            "+4722000101.302.unconditional/+4722000102.486.user-busy.p/+46812345678.408.no-answer";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';'';+; +4722000101; +4722000102; +46812345678",
                "47;0;00; 022000101; 022000102; 0046812345678",
                "'';'';00; 004722000101; 004722000102; 0046812345678"
            })
    void tellsInDiversionTheLatestFirst(
            String callingCode,
            String home,
            String abroad,
            String first,
            String second,
            String third)
            throws Exception {
        // given
        var spelling = new Spelling(callingCode, home, abroad);
        outbound(NUMBER, dial(told(Form.DIVERSION, spelling)));

        // when
        var invite = forwarded(THREE);

        // then
        assertThat(invite.values("Diversion"))
                .containsExactly(
                        "<sip:%s@%s>;reason=no-answer;counter=1;privacy=off"
                                .formatted(third, DOMAIN),
                        "<sip:%s@%s>;reason=user-busy;counter=1;privacy=full"
                                .formatted(second, DOMAIN),
                        "<sip:%s@%s>;reason=unconditional;counter=1;privacy=off"
                                .formatted(first, DOMAIN));
        assertThat(invite.lines("History-Info")).isEmpty();
        assertThat(spelling.write("+4722000101")).isEqualTo(first);
    }

    @Test
    void tellsInHistoryInfoTheEarliestFirstAndTheCalleeLast() throws Exception {
        // given
        outbound(NUMBER, dial(told(Form.HISTORY_INFO, new Spelling("47", "0", "00"))));

        // when
        var invite = forwarded(THREE);

        // then
        assertThat(invite.values("History-Info"))
                .containsExactly(
                        "<sip:022000101@%s;user=phone?Reason=SIP%%3Bcause%%3D302>;index=1"
                                .formatted(DOMAIN),
                        ("<sip:022000102@%s;user=phone?Reason=SIP%%3Bcause%%3D486"
                                        + "&Privacy=history>;index=1.1")
                                .formatted(DOMAIN),
                        "<sip:0046812345678@%s;user=phone?Reason=SIP%%3Bcause%%3D408>;index=1.1.1"
                                .formatted(DOMAIN),
                        "<sip:%s@%s;user=phone>;index=1.1.1.1".formatted(CALLED, DOMAIN));
        assertThat(invite.lines("Diversion")).isEmpty();
    }

    /// A carrier's screening wants both: who calls, and whose line he is forwarded by.
    @Test
    void tellsTheCallerBeside() throws Exception {
        // given
        var caller = new Asserted(Identity.Header.PAI, CALLER, DOMAIN);
        var diversion = new Diversion(Form.DIVERSION, PLAIN, DOMAIN);
        outbound(
                NUMBER,
                dial(
                        trunk(
                                new Identity(
                                        Optional.of("acme-1"),
                                        Optional.of(caller),
                                        Optional.of(diversion)))));

        // when
        var invite = forwarded(ONE);

        // then
        assertThat(invite.from().user()).isEqualTo("acme-1");
        assertThat(invite.lines("P-Asserted-Identity"))
                .containsExactly("<sip:%s@%s>".formatted(CALLER, DOMAIN));
        assertThat(invite.lines("Diversion"))
                .containsExactly(
                        "<sip:+4722000101@%s>;reason=unconditional;counter=1;privacy=off"
                                .formatted(DOMAIN));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void saysNothingOfACallThatNobodyForwarded(Form form) throws Exception {
        // given
        outbound(NUMBER, dial(told(form, PLAIN)));

        // when
        awaitConnected(teamsCalls(CALLED));

        // then
        assertNothingSaid(onlyCallAt(carrier).invite());
    }

    @Test
    void tellsACarrierNothingThatIsNotToBeTold() throws Exception {
        // given
        outbound(NUMBER, dial(trunk(FIRST)));

        // when
        var invite = forwarded(ONE);

        // then
        assertNothingSaid(invite);
    }

    @Test
    void tellsEachCarrierOfAFailoverInItsOwnWay() throws Exception {
        // given
        carrier.number(CALLED, new Behaviour.Refuse(503, "Full", List.of(), false));
        outbound(NUMBER, dial(told(Form.DIVERSION, PLAIN), trunk(SECOND)));

        // when
        awaitConnected(teamsCalls(CALLED, header("X-Diverted", ONE)));

        // then
        assertThat(onlyCallAt(carrier).invite().lines("Diversion")).hasSize(1);
        assertNothingSaid(onlyCallAt(other).invite());
    }

    /// Only the edge says it, and only in its own words; whatever else comes reaches nobody.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sip:+4722000101@evil.example>;reason=unconditional",
                "${HANGUPCAUSE}",
                "+4722000101",
                "';x='"
            })
    void copiesNothingThatIsNotInTheEdgesWords(String words) throws Exception {
        // given
        outbound(NUMBER, dial(told(Form.DIVERSION, PLAIN)));

        // when
        var invite = forwarded(words);

        // then
        assertThat(invite.toString()).doesNotContain("evil.example", "HANGUPCAUSE", "';x='");
        assertThat(invite.lines("X-Diverted")).isEmpty();
    }

    @Test
    void announcesWhoForwardedACall() throws Exception {
        // given
        controller.beat();
        controller.decideAtOnce(dial(told(Form.DIVERSION, PLAIN)));

        // when
        var invite = forwarded(ONE);

        // then
        var offered = offered();
        assertThat(offered.diverted()).isEqualTo(ONE);
        assertThat(invite.lines("Diversion")).hasSize(1);
    }

    @Test
    void handsTheCarriersTextToTheEdgeWithTheRuleForItsNumbers() throws Exception {
        // given
        inbound(NUMBER, dial(teams(Optional.of(new Reading("00", "47", "")), true)));

        // when
        var invite =
                fromCarrier(
                        "Kari Nordmann <sip:004722000101@carrier.example>;reason=unconditional,"
                                + " <sip:22000102@carrier.example;user=phone>;reason=user-busy");

        // then
        assertThat(invite.first("X-Diversion").orElse("none"))
                .startsWith("_00_47_ ")
                .containsPattern(
                        "<sip:004722000101@carrier[.]example>;reason=unconditional.* "
                                + "<sip:22000102@carrier[.]example;user=phone>;reason=user-busy$");
    }

    @Test
    void saysSoWhereTheCarriersNumbersAreReadAsTheyCome() throws Exception {
        // given
        inbound(NUMBER, dial(teams(Optional.empty(), true)));

        // when
        var invite = fromCarrier("<sip:+4722000101@carrier.example>;reason=no-answer;counter=1");

        // then
        assertThat(invite.lines("X-Diversion"))
                .containsExactly("- <sip:+4722000101@carrier.example>;reason=no-answer;counter=1");
        assertThat(invite.lines("Diversion")).isEmpty();
    }

    @Test
    void keepsWhatACarrierSaysFromTeamsWhereItIsNotToBeTold() throws Exception {
        // given
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var invite = fromCarrier("<sip:+4722000101@carrier.example>;reason=unconditional");

        // then
        assertNothingSaid(invite);
        assertThat(invite.toString()).doesNotContain("4722000101");
    }

    /// What is no text of an honest carrier is cut down or left out; the call goes through.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "<sip:${HANGUPCAUSE}@x>;reason=`id`",
                "<sip:1@x>;reason=a',sip_h_P-Evil='b",
                "<sip:1@x>|b(evil)",
                "<sip:1@x>:_:error/user_busy"
            })
    void isNotLedAstrayByACarriersText(String text) throws Exception {
        // given
        inbound(NUMBER, dial(teams(Optional.empty(), true)));

        // when
        var invite = fromCarrier(text);

        // then
        assertThat(invite.toString())
                .doesNotContain("$", "`", "'", "|", ":_:")
                .doesNotContain("HANGUPCAUSE}");
        assertThat(invite.lines("P-Evil")).isEmpty();
    }

    private static final Spelling PLAIN = new Spelling("", "", "+");

    private static Target told(Form form, Spelling spelling) {
        return trunk(
                new Identity(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new Diversion(form, spelling, DOMAIN))));
    }

    private static Target trunk(Identity identity) {
        return new Target.ToTrunk(FIRST, new Callee.AsDialled(), identity);
    }

    private static Target teams(Optional<Told> reading, boolean diversion) {
        return new Target.ToTeams(NUMBER, new HostName(TENANT), reading, diversion);
    }

    private SipMessage forwarded(String words) {
        awaitConnected(teamsCalls(CALLED, header("X-Diverted", words)));
        return onlyCallAt(carrier).invite();
    }

    private SipMessage fromCarrier(String diversion) {
        Header header = header("Diversion", diversion);
        awaitConnected(carrier.calls(engine.carrierSide(), NUMBER, CALLER, header));
        return onlyCallAt(edge).invite();
    }

    private static void assertNothingSaid(SipMessage invite) {
        for (var field : List.of("Diversion", "History-Info", "X-Diverted", "X-Diversion")) {
            assertThat(invite.lines(field)).as(field).isEmpty();
        }
    }
}
