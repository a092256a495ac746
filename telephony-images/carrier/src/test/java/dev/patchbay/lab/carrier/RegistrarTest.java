package dev.patchbay.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.lab.carrier.Registrar.Mood;
import dev.patchbay.lab.sip.Digest;
import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RegistrarTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Instant now = NOON;

    private final Registrar registrar =
            new Registrar(
                    Map.of("acme", "secret"), ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    void bindsAContactThatProvesItsPassword() {
        var challenge = register("", 120);
        var reply = register(credentials(challenge, "secret"), 120);

        assertThat(challenge.status()).isEqualTo(401);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(registrar.binding("acme")).isPresent();
    }

    @Test
    void forbidsAWrongPassword() {
        var reply = register(credentials(register("", 120), "guess"), 120);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(registrar.binding("acme")).isEmpty();
    }

    @Test
    void asksForALongerIntervalThanAMinute() {
        var reply = register(credentials(register("", 30), "secret"), 30);

        assertThat(reply.status()).isEqualTo(423);
        assertThat(reply.first("Min-Expires")).contains("60");
    }

    @Test
    void forbidsEvenTheRightPasswordAndThinksBetterOfIt() {
        registrar.mood(new Mood.Forbidding());
        assertThat(register("", 120).status()).isEqualTo(403);

        registrar.mood(new Mood.Welcoming());
        assertThat(register("", 120).status()).isEqualTo(401);
    }

    @Test
    void saysWhenItMayBeAskedAgain() {
        registrar.mood(new Mood.Busy(OptionalInt.of(20)));

        var reply = register("", 120);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.first("Retry-After")).contains("20");
    }

    @Test
    void takesNoNonceForLongerThanAMinute() {
        var challenge = register("", 120);
        now = NOON.plusSeconds(61);

        var reply = register(credentials(challenge, "secret"), 120);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.first("WWW-Authenticate").orElseThrow()).contains("stale=true");
    }

    @Test
    void takesABindingAway() {
        register(credentials(register("", 120), "secret"), 120);
        register(credentials(register("", 0), "secret"), 0);

        assertThat(registrar.binding("acme")).isEmpty();
    }

    private SipMessage register(String authorization, int seconds) {
        var draft =
                SipDraft.request("REGISTER", "sip:carrier-registrar:5060")
                        .with("Via", "SIP/2.0/UDP 127.0.0.9:5060;branch=z9hG4bK1")
                        .with("From", "<sip:acme@carrier-registrar>;tag=1")
                        .with("To", "<sip:acme@carrier-registrar>")
                        .with("Call-ID", "1")
                        .with("CSeq", "1 REGISTER")
                        .with("Contact", "<sip:t2@127.0.0.9:5060>")
                        .with("Expires", Integer.toString(seconds));
        if (!authorization.isEmpty()) {
            draft.with("Authorization", authorization);
        }
        return registrar.register(draft.written(NameStyle.USUAL)).written(NameStyle.USUAL);
    }

    private static String credentials(SipMessage challenge, String password) {
        return Digest.credentials(
                challenge.first("WWW-Authenticate").orElse(""),
                "acme",
                password,
                "REGISTER",
                "sip:carrier-registrar:5060",
                1,
                "abc");
    }
}
