package dev.patchbay.lab.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestJudgeTest {

    private static final String SDP =
            """
            v=0
            o=- 1 1 IN IP4 203.0.113.10
            s=-
            c=IN IP4 203.0.113.10
            t=0 0
            m=audio 30000 RTP/SAVP 8 0 101
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
            """;
    private static final String INVITE =
            """
            INVITE sip:+4722000100@sip.pstnhub.microsoft.com:5061;user=phone;transport=tls SIP/2.0
            Via: SIP/2.0/TLS dr.voiceops.example:5061;branch=z9hG4bK-1
            Record-Route: <sip:acme.dr.voiceops.example:5061;transport=tls;lr>
            Max-Forwards: 70
            From: <sip:+4790000001@acme.dr.voiceops.example;user=phone>;tag=1
            To: <sip:+4722000100@sip.pstnhub.microsoft.com;user=phone>
            Call-ID: 1@acme
            CSeq: 1 INVITE
            Contact: <sip:+4790000001@acme.dr.voiceops.example:5061;transport=tls>
            Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            X-MS-SBC: Patchbay/SBC/1.0
            Content-Type: application/sdp
            Content-Length: LENGTH

            """;
    private static final String OPTIONS =
            """
            OPTIONS sip:sip.pstnhub.microsoft.com:5061;transport=tls SIP/2.0
            Via: SIP/2.0/TLS dr.voiceops.example:5061;branch=z9hG4bK-2
            Max-Forwards: 70
            From: <sip:dr.voiceops.example:5061>;tag=2
            To: <sip:sip.pstnhub.microsoft.com:5061>
            Call-ID: 2@dr
            CSeq: 1 OPTIONS
            Contact: <sip:dr.voiceops.example:5061;transport=tls>
            Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY
            Content-Length: 0

            """;

    private final RequestJudge judge =
            new RequestJudge(
                    new Tenants(
                            Set.of("dr.voiceops.example"),
                            Map.of("acme.dr.voiceops.example", Set.of("+4722000100"))));

    @Test
    void findsNothingWrongWithGoodRequests() {
        assertThat(judge.judge(message(INVITE, SDP)).firstBroken()).isEmpty();
        assertThat(judge.judge(message(OPTIONS, "")).firstBroken()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CONTACT_IS_NAME | @acme.dr.voiceops.example:5061;transport=tls> | @203.0.113.10:5061;transport=tls>
                    CONTACT_NAMES_TENANT | @acme.dr.voiceops.example:5061;transport=tls> | @evil.dr.voiceops.example:5061;transport=tls>
                    CONTACT_BY_TLS | @acme.dr.voiceops.example:5061;transport=tls> | @acme.dr.voiceops.example:5060;transport=tls>
                    CONTACT_BY_TLS | @acme.dr.voiceops.example:5061;transport=tls> | @acme.dr.voiceops.example:5061>
                    CONTACT_ONE_VALUE | Allow: | Contact: <sip:a@acme.dr.voiceops.example>\\nAllow:
                    RECORD_ROUTE_LIKE_CONTACT | <sip:acme.dr.voiceops.example:5061;transport=tls;lr> | <sip:203.0.113.10;lr>
                    NO_SIPS | INVITE sip: | INVITE sips:
                    REQUEST_URI_IS_HUB | @sip.pstnhub.microsoft.com:5061;user | @hub.example:5061;user
                    REQUEST_URI_E164 | INVITE sip:+47 | INVITE sip:47
                    REQUEST_URI_USER_PHONE | 5061;user=phone; | 5061;
                    FROM_IS_NAME | From: <sip:+4790000001@acme.dr.voiceops.example | From: <sip:+4790000001@203.0.113.10
                    FROM_TAG | ;tag=1 | ;gat=1
                    WITHHELD_WITH_PRIVACY | <sip:+4790000001@acme.dr.voiceops.example;user=phone> | <sip:anonymous@anonymous.invalid>
                    VIA_BY_TLS | SIP/2.0/TLS | SIP/2.0/TCP
                    VIA_BY_TLS | z9hG4bK-1 | branch-1
                    MAX_FORWARDS_ONCE | Max-Forwards: 70 | Max-Forwards: 70\\nMax-Forwards: 70
                    MAX_FORWARDS_ONCE | Max-Forwards: 70\\n | ''
                    CONTENT_LENGTH_TRUE | Content-Length: LENGTH\\n | ''
                    LINES_END_CRLF | Call-ID: 1@acme | Call-ID: 1@acme\\n folded
                    NO_REPLACES | Allow: | Replaces: 1;to-tag=2;from-tag=3\\nAllow:
                    NO_REQUIRED_EXTENSION | Allow: | Require: 100rel\\nAllow:
                    ALLOW_PRESENT | Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY\\n | ''
                    ALLOW_WITHOUT_REFER | NOTIFY | NOTIFY, REFER
                    NO_PRIVATE_HEADERS | Allow: | X-Tenant: acme\\nAllow:
                    MEDIA_IS_SAVP | RTP/SAVP | RTP/AVP
                    MEDIA_HAS_SDES_KEY | HMAC_SHA1_80 | HMAC_SHA1_32
                    MEDIA_HAS_SDES_KEY | inline:WVNf | inline:
                    MEDIA_CODEC_KNOWN | 8 0 101 | 96 101
                    MEDIA_HAS_DTMF | telephone-event | opus
                    MEDIA_ADDRESS_IPV4 | c=IN IP4 203.0.113.10 | c=IN IP4 media.example
                    """)
    void findsTheRuleThatAChangeBreaks(Rule rule, String good, String bad) {
        var message = changed(INVITE + SDP, good, bad);

        assertThat(judge.judge(message).all())
                .filteredOn(finding -> !finding.kept())
                .extracting(Finding::rule)
                .contains(rule);
    }

    @Test
    void wantsAnOfferInTheInvite() {
        assertThat(judge.judge(message(INVITE, "")).all())
                .filteredOn(finding -> !finding.kept())
                .extracting(Finding::rule)
                .containsExactly(Rule.OFFER_IN_INVITE);
    }

    @Test
    void wantsNoUserInOptions() {
        var bad = OPTIONS.replace("Contact: <sip:dr", "Contact: <sip:ping@dr");

        assertThat(judge.judge(message(bad, "")).all())
                .filteredOn(finding -> !finding.kept())
                .extracting(Finding::rule)
                .containsExactly(Rule.OPTIONS_WITHOUT_USER);
    }

    private static SipMessage changed(String text, String good, String bad) {
        var from = good.replace("\\n", "\n");
        assertThat(text).as("the good message").contains(from);
        var changed = text.replace(from, bad.replace("\\n", "\n")).split("\n\n", 2);
        return message(changed[0] + "\n\n", changed[1]);
    }

    private static SipMessage message(String head, String body) {
        var octets = body.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var text =
                head.replace("LENGTH", Integer.toString(octets.length)).replace("\n", "\r\n")
                        + body.replace("\n", "\r\n");
        try {
            return SipMessage.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (SipSyntaxException e) {
            throw new AssertionError(text, e);
        }
    }
}
