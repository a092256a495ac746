package dev.patchbay.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {

    private static final String WITHHELD = "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=1";

    @ParameterizedTest
    @EnumSource(Kind.class)
    void findsNothingWrongWithACallAsItShouldBe(Kind kind) {
        assertThat(Judge.judge(kind, asItShouldBe(kind).written(NameStyle.USUAL), protocol(kind)))
                .allMatch(Finding::kept);
        assertThat(Judge.judge(kind, withheld(kind).written(NameStyle.USUAL), protocol(kind)))
                .filteredOn(it -> it.rule() != Rule.TWO_TALK_FROM_OF_ACCOUNT)
                .allMatch(Finding::kept);
    }

    /// The first column is what is done to a call that is as it should be.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    TWILIO | INVITE sip:+4790000001@198.18.10.50:5071 SIP/2.0 | twilio-called-by-name
                    TWILIO | INVITE sip:4790000001@acme.pstn.twilio.example SIP/2.0 | twilio-numbers-e164
                    TWILIO | From: <sip:22507101@198.18.10.21>;tag=1 | twilio-numbers-e164
                    TELNYX | INVITE sip:+4790000001@198.18.10.50:5072 SIP/2.0 | telnyx-tech-prefix
                    TELNYX | P-Preferred-Identity: <sip:+4733333333@x> | telnyx-caller-of-account
                    TELNYX | From: <sip:anonymous@anonymous.invalid>;tag=1 | telnyx-withheld-with-privacy
                    COMPANYFLEX | UDP | companyflex-by-tcp
                    COMPANYFLEX | INVITE sip:+4790000001@198.18.10.50:5073 SIP/2.0 | companyflex-domain
                    COMPANYFLEX | From: <sip:+4722507301@198.18.10.21>;tag=1 | companyflex-domain
                    COMPANYFLEX | P-Preferred-Identity: <sip:+4733333333@x> | companyflex-ppi-of-account
                    COMPANYFLEX | From: <sip:anonymous@anonymous.invalid>;tag=1 | companyflex-withheld-with-privacy
                    CM_COM | From: <sip:anonymous@anonymous.invalid>;tag=1 | cm-withheld-with-privacy
                    CM_COM | P-Asserted-Identity: <sip:22507401@x> | cm-pai-international
                    TWO_TALK | From: <sip:two-talk@x>;tag=1 | two-talk-from-of-account
                    CLIP_NO_SCREENING | P-Asserted-Identity: <sip:+4722507701@x> | clip-main-number-in-pai
                    """)
    void findsWhatIsWrong(Kind kind, String change, String rule) {
        var draft = asItShouldBe(kind);
        if (change.startsWith("INVITE ")) {
            draft.startLine(change);
        } else if (change.contains(": ")) {
            draft.replacing(change.split(": ", 2)[0], change.split(": ", 2)[1]);
        }
        var protocol = change.equals("UDP") ? "UDP" : protocol(kind);

        assertThat(broken(kind, draft.written(NameStyle.USUAL), protocol)).containsExactly(rule);
    }

    @Test
    void wantsAWithheldCallersNumberFromTheAccount() {
        var draft = withheld(Kind.CM_COM).replacing("P-Asserted-Identity", "<sip:+4733333333@x>");

        assertThat(broken(Kind.CM_COM, draft.written(NameStyle.USUAL), "UDP"))
                .containsExactly("cm-withheld-with-pai");
    }

    @Test
    void looksAtTheHighestOfTelnyxHeadersOnly() {
        var draft =
                asItShouldBe(Kind.TELNYX)
                        .replacing("P-Asserted-Identity", "<sip:+4733333333@x>")
                        .replacing("From", "<sip:+4733333333@x>;tag=1");

        assertThat(broken(Kind.TELNYX, draft.written(NameStyle.USUAL), "UDP")).isEmpty();
        assertThat(
                        broken(
                                Kind.TELNYX,
                                draft.without("P-Preferred-Identity").written(NameStyle.USUAL),
                                "UDP"))
                .containsExactly("telnyx-caller-of-account");
    }

    @Test
    void takesNoRegistrationWhereCallsAreKnownByAddress() {
        var register =
                SipDraft.request("REGISTER", "sip:acme.pstn.twilio.example")
                        .with("From", "<sip:acme@acme.pstn.twilio.example>;tag=1")
                        .written(NameStyle.USUAL);

        assertThat(broken(Kind.TWILIO, register, "UDP")).containsExactly("twilio-without-register");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void saysOfEachRuleWhatItIsAndFromWhere(Rule rule) {
        assertThat(rule.sentence()).isNotBlank();
        assertThat(rule.source()).isNotBlank();
        assertThat(rule.phrase().isEmpty()).isEqualTo(rule.status() == 0);
        var kind = Judge.judge(Kind.USUAL, withheld(Kind.USUAL).written(NameStyle.USUAL), "UDP");
        assertThat(kind).as("the usual port has no rules").isEmpty();
    }

    private static List<String> broken(Kind kind, SipMessage message, String protocol) {
        return Judge.judge(kind, message, protocol).stream()
                .filter(it -> !it.kept())
                .map(it -> it.rule().id())
                .toList();
    }

    private static String protocol(Kind kind) {
        return kind == Kind.COMPANYFLEX ? "TCP" : "UDP";
    }

    private static SipDraft asItShouldBe(Kind kind) {
        var host = kind.domain().isEmpty() ? "198.18.10.50:" + kind.port() : kind.domain();
        var number = kind.mainNumber().replaceFirst("00$", "01");
        return SipDraft.request("INVITE", "sip:%s+4790000001@%s".formatted(kind.techPrefix(), host))
                .with("From", "<sip:%s@%s>;tag=1".formatted(number, host))
                .with("To", "<sip:+4790000001@%s>".formatted(host))
                .with("P-Preferred-Identity", "<sip:%s@%s>".formatted(number, host))
                .with(
                        "P-Asserted-Identity",
                        "<sip:%s@%s>"
                                .formatted(
                                        kind == Kind.CLIP_NO_SCREENING ? kind.mainNumber() : number,
                                        host));
    }

    private static SipDraft withheld(Kind kind) {
        return asItShouldBe(kind).replacing("From", WITHHELD).with("Privacy", "id");
    }
}
