package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What comes in on the port for Teams and should not: whoever sent it, calls go on.
class BadTrafficIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TENANT = "acme.dr.voiceops.example";

    private final Lab lab = Lab.running();

    @AfterEach
    void goodCallsGoOn() {
        assertThat(lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, 1, "--seconds", "1"))
                .allMatch(OutageIT::heard);
    }

    @Test
    void saysNothingToAStrangerAndCountsHim() {
        // given
        var before = strangers();

        // when
        var answer = send("stranger", request("INVITE", "+4790000071", TENANT, "", sdp()));

        // then
        assertThat(answer).isEqualTo("silence");
        assertThat(lab.invitesAt("carrier", "carrier", "+4790000071")).isEmpty();
        await().atMost(PATIENCE).until(() -> strangers() > before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // whose tenant is nobody's: no such name, not one label, not ours
                "404 | nobody.example",
                "404 | a.b.dr.voiceops.example",
                "404 | dr.voiceops.example",
                "404 | 198.18.110.10"
            })
    void refusesCallsForHostsThatAreNobodysTenant(int status, String host) {
        assertThat(send("teams-hub", request("INVITE", Lab.OUTSIDE, host, "", sdp())))
                .startsWith("SIP/2.0 " + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "405 | REFER | Refer-To: <sip:+4790000072@evil.example>",
                "405 | SUBSCRIBE | Event: dialog",
                "405 | REGISTER | Expires: 60",
                "420 | INVITE | Require: replaces\\nReplaces: 1@acme;to-tag=1;from-tag=2",
                "420 | INVITE | Require: magic",
                "513 | INVITE | X-Long: {LONG}"
            })
    void refusesWhatIsNotForTeamsToAsk(int status, String method, String header) {
        assertThat(send("teams-hub", request(method, Lab.OUTSIDE, TENANT, header, sdp())))
                .startsWith("SIP/2.0 " + status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=0",
                "not a description",
                "v=0\\no=- 1 1 IN IP4 x\\ns=-\\nc=IN IP4 999.1.1.1\\nt=0 0\\nm=audio 99999 RTP/SAVP 8",
                "v=0\\no=- 1 1 IN IP4 198.18.110.101\\ns=-\\nc=IN IP4 198.18.110.101\\nt=0 0\\nm=audio 4000 RTP/SAVP 8\\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:short"
            })
    void refusesADescriptionNobodyCanRead(String body) {
        assertThat(send("teams-hub", request("INVITE", Lab.OUTSIDE, TENANT, "", body)))
                .startsWith("SIP/2.0 488");
    }

    @Test
    void endsAConnectionThatSendsNoSip() {
        assertThat(send("teams-hub", "GET / HTTP/1.1\\nHost: x\\n\\n"))
                .doesNotStartWith("SIP/2.0 2");
        assertThat(send("teams-hub", "{LONG}".repeat(5))).startsWith("closed");
    }

    private String send(String from, String text) {
        return lab.in(
                        from,
                        "hub",
                        "send",
                        "--tenant",
                        TENANT,
                        "--long",
                        "13000",
                        "--seconds",
                        "3",
                        "--text",
                        text)
                .strip();
    }

    private long strangers() {
        return lab.api("GET", "/status", "").path("strangers").asLong(0);
    }

    private static String sdp() {
        return "v=0\\no=- 1 1 IN IP4 198.18.110.101\\ns=-\\nc=IN IP4 198.18.110.101\\nt=0 0"
                + "\\nm=audio 4000 RTP/SAVP 8 101\\na=rtpmap:8 PCMA/8000\\na=rtpmap:101 telephone-event/8000"
                + "\\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    }

    private static String request(
            String method, String number, String host, String header, String body) {
        var octets = body.isEmpty() ? "" : body + "\\n";
        return "%s sip:%s@%s:5061;user=phone;transport=tls SIP/2.0\\nVia: SIP/2.0/TLS sip.pstnhub.microsoft.com:5061;branch=z9hG4bK%d\\nMax-Forwards: 70\\nFrom: <sip:%s@sip.pstnhub.microsoft.com>;tag=%d\\nTo: <sip:%s@%s>\\nCall-ID: %d@hub\\nCSeq: 1 %s\\nContact: <sip:api-du-a-euwe.pstnhub.microsoft.com:5061;transport=tls>%s\\nContent-Type: application/sdp\\nContent-Length: %d\\n\\n%s"
                .formatted(
                        method,
                        number,
                        host,
                        System.nanoTime(),
                        Lab.NUMBER,
                        System.nanoTime(),
                        number,
                        host,
                        System.nanoTime(),
                        method,
                        header.isEmpty() ? "" : "\\n" + header,
                        octets.replace("\\n", "\r\n").length(),
                        octets);
    }
}
