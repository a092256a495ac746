package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.Digest;
import dev.patchbay.lab.sip.NameAddress;
import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/// Accounts, their registrations, and digest challenges (RFC 3261 sections 10.3 and 22). A nonce is
/// good for a minute; an old one is answered with `stale=true`, a wrong password with 403.
public final class Registrar {

    static final String REALM = "carrier.example";
    private static final int SHORTEST_SECONDS = 60;
    private static final int LONGEST_SECONDS = 3600;
    private static final int NONCE_SECONDS = 60;

    public record Binding(String contact, Instant until) {}

    /// What it says to whoever wants to register.
    public sealed interface Mood {

        record Welcoming() implements Mood {}

        /// 403, whatever the password.
        record Forbidding() implements Mood {}

        /// 503, with Retry-After if there are seconds.
        record Busy(OptionalInt retryAfter) implements Mood {}
    }

    private final Map<String, String> passwords;
    private final Clock clock;
    private final Map<String, Instant> nonces = new ConcurrentHashMap<>();
    private final Map<String, Binding> bindings = new ConcurrentHashMap<>();
    private volatile Mood mood = new Mood.Welcoming();

    public Registrar(Map<String, String> passwords, Clock clock) {
        this.passwords = Map.copyOf(passwords);
        this.clock = clock;
    }

    public Optional<Binding> binding(String account) {
        return Optional.ofNullable(bindings.get(account))
                .filter(binding -> binding.until().isAfter(clock.instant()));
    }

    Map<String, Binding> bindings() {
        return Map.copyOf(bindings);
    }

    /// As if nobody had ever registered.
    public void forget() {
        bindings.clear();
    }

    /// From now on it is like this.
    public void mood(Mood next) {
        mood = next;
    }

    public SipDraft register(SipMessage request) {
        return switch (mood) {
            case Mood.Welcoming() -> welcome(request);
            case Mood.Forbidding() -> answer(request, 403, "Forbidden");
            case Mood.Busy(var seconds) -> {
                var busy = answer(request, 503, "Service Unavailable");
                yield seconds.isPresent()
                        ? busy.with("Retry-After", Integer.toString(seconds.getAsInt()))
                        : busy;
            }
        };
    }

    private SipDraft welcome(SipMessage request) {
        var refusal = challenge(request, "Authorization", 401, "WWW-Authenticate");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var account = request.to().user();
        var contact = request.contact();
        if (contact.isEmpty()) {
            return answer(request, 200, "OK");
        }
        var seconds = seconds(request, contact.get());
        if (seconds == 0) {
            bindings.remove(account);
            return answer(request, 200, "OK");
        }
        if (seconds < SHORTEST_SECONDS) {
            return answer(request, 423, "Interval Too Brief")
                    .with("Min-Expires", Integer.toString(SHORTEST_SECONDS));
        }
        var granted = Math.min(seconds, LONGEST_SECONDS);
        bindings.put(
                account,
                new Binding(contact.get().uriText(), clock.instant().plusSeconds(granted)));
        return answer(request, 200, "OK")
                .with("Contact", "<" + contact.get().uriText() + ">;expires=" + granted);
    }

    /// @return the refusal, or empty when the request proves its account's password
    public Optional<SipDraft> challenge(SipMessage request, String header, int status, String ask) {
        var credentials = request.first(header);
        if (credentials.isEmpty()) {
            return Optional.of(asking(request, status, ask, false));
        }
        var given = Digest.parameters(credentials.get());
        var nonceGood =
                Optional.ofNullable(nonces.get(given.getOrDefault("nonce", "")))
                        .filter(until -> until.isAfter(clock.instant()))
                        .isPresent();
        var password = passwords.get(given.getOrDefault("username", ""));
        if (password == null || !Digest.proves(credentials.get(), password, request.method())) {
            return Optional.of(answer(request, 403, "Forbidden"));
        }
        return nonceGood ? Optional.empty() : Optional.of(asking(request, status, ask, true));
    }

    private SipDraft asking(SipMessage request, int status, String header, boolean stale) {
        nonces.values().removeIf(until -> !until.isAfter(clock.instant()));
        var nonce = Tokens.next();
        nonces.put(nonce, clock.instant().plusSeconds(NONCE_SECONDS));
        return answer(
                        request,
                        status,
                        status == 401 ? "Unauthorized" : "Proxy Authentication Required")
                .with(
                        header,
                        "Digest realm=\"%s\", nonce=\"%s\", algorithm=MD5, qop=\"auth\"%s"
                                .formatted(REALM, nonce, stale ? ", stale=true" : ""));
    }

    private static SipDraft answer(SipMessage request, int status, String phrase) {
        return SipDraft.response(request, status, phrase, Tokens.next());
    }

    private static int seconds(SipMessage request, NameAddress contact) {
        var text =
                contact.parameters()
                        .getOrDefault("expires", request.first("Expires").orElse("3600"));
        return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : LONGEST_SECONDS;
    }
}
