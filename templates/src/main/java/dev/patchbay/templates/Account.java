package dev.patchbay.templates;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/// An account at a carrier's registrar by one way there, which is also where its calls go and come
/// from.
///
/// @param registrar where requests are meant to go
/// @param proxy where they are sent instead, if this way is not the registrar itself
/// @param domain the carrier's SIP domain, if that is not the registrar's name
/// @param username user part of our address of record, which calls are made as
/// @param loginName the username of the digest
/// @param origin what the dialplan calls the account's incoming calls
/// @param manner what else the registrar wants
/// @param media the audio of calls from and to it
public record Account(
        GatewayName gateway,
        String origin,
        SipAddress registrar,
        Optional<SipAddress> proxy,
        Optional<HostName> domain,
        String username,
        String loginName,
        Secret password,
        Duration refreshEvery,
        AccountManner manner,
        Registering registering,
        Media media) {

    /// Who registers the account: one engine by one way, or the carrier would ring each of them.
    public enum Registering {
        /// This engine, by this way.
        HERE,
        /// Another engine.
        ELSEWHERE,
        /// By another way; this one is asked by OPTIONS meanwhile, so that it is known whether it
        /// could be gone back to.
        BY_ANOTHER_WAY
    }

    /// How often a way is asked that nothing is registered by.
    private static final int PROBE_SECONDS = 60;

    public boolean registers() {
        return registering == Registering.HERE;
    }

    /// @return how often to ask by OPTIONS, 0 for never
    public int probeSeconds() {
        return registering == Registering.BY_ANOTHER_WAY ? PROBE_SECONDS : 0;
    }

    /// @return what follows the `@` of a Request-URI
    public String place() {
        return domain.map(HostName::value).orElse(registrar.hostAndPort());
    }

    /// @return host of our address of record
    public String home() {
        return domain.orElse(registrar.host()).value();
    }

    /// @return whether requests go somewhere else than the Request-URI says
    public boolean proxied() {
        return domain.isPresent() || proxy.isPresent();
    }

    /// @return where requests are sent
    public SipAddress towards() {
        return proxy.orElse(registrar);
    }

    public long refreshSeconds() {
        return refreshEvery.toSeconds();
    }

    /// A word in the Contact we register, which the carrier hands back with each call: nobody else
    /// can then pass for it. Asterisk makes one by itself (`line`).
    ///
    /// @return 16 hexadecimal digits, the same for the same account
    public String line() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var account = "%s %s %s ".formatted(gateway, registrar, username);
            digest.update(account.getBytes(StandardCharsets.UTF_8));
            digest.update(password.reveal().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Account[%s, %s at %s]".formatted(gateway, username, registrar);
    }
}
