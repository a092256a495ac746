package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// How a SIP trunk and this SBC find each other. A trunk has exactly one; the two need different
/// engine config, different health checks and different trust rules.
public sealed interface TrunkConnection {

    /// We log in at the carrier, and the carrier sends calls to where we registered.
    ///
    /// @param username user part of our address there
    /// @param loginName the digest's user name, if the carrier gave out another one; empty for the
    ///   same
    record Registration(
            SipAddress registrar,
            String username,
            String loginName,
            Secret password,
            Duration refreshEvery)
            implements TrunkConnection {

        /// RFC 3261 `unreserved`: it stands in a SIP URI, in a digest and in config files alike.
        private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._~*+!()'-]{1,64}");

        /// Some are given out as a whole address.
        private static final Pattern LOGIN_NAME = Pattern.compile("[A-Za-z0-9._~*+!()'@-]{1,128}");

        public Registration {
            username = username.strip();
            loginName = loginName.isBlank() ? username : loginName.strip();
            if (!USERNAME.matcher(username).matches()) {
                throw new InvalidValueException(
                        "username",
                        username.replaceAll("\\p{Cntrl}", "␀"),
                        "1 to 64 letters, digits or . _ ~ * + ! ( ) ' -");
            }
            if (!LOGIN_NAME.matcher(loginName).matches()) {
                throw new InvalidValueException(
                        "loginName",
                        loginName.replaceAll("\\p{Cntrl}", "␀"),
                        "1 to 128 letters, digits or . _ ~ * + ! ( ) ' @ -");
            }
            if (refreshEvery.toSeconds() < 30 || refreshEvery.toSeconds() > 86_400) {
                throw new InvalidValueException(
                        "refreshSeconds",
                        Long.toString(refreshEvery.toSeconds()),
                        "30 to 86400 seconds");
            }
        }
    }

    /// Both sides know the other's addresses in advance. Calls are trusted by source address alone,
    /// so an empty list would mean "trust nobody" and a name would mean "trust DNS"; both are
    /// refused.
    ///
    /// @param peers in the order in which they are tried, at most 8
    record StaticPeers(List<SipAddress> peers) implements TrunkConnection {

        private static final int MOST = 8;

        public StaticPeers {
            peers = List.copyOf(peers);
            if (peers.isEmpty() || peers.size() > MOST) {
                throw new InvalidValueException(
                        "peers", peers.size() + " addresses", "1 to 8 addresses");
            }
            for (var peer : peers) {
                if (!peer.host().isAddress()) {
                    throw new InvalidValueException(
                            "host",
                            peer.host().value(),
                            "an IPv4 address, because calls are trusted by it");
                }
            }
            if (new HashSet<>(peers).size() < peers.size()) {
                throw new InvalidValueException("peers", peers.toString(), "each address once");
            }
        }
    }
}
