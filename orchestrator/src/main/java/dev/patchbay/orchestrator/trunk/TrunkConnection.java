package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a SIP trunk and this SBC find each other. A trunk has exactly one; the two need different
/// engine config, different health checks and different trust rules.
public sealed interface TrunkConnection {

    /// @return whether the carrier may show a certificate anywhere
    default boolean byTls() {
        return switch (this) {
            case Registration registration ->
                    registration.ways().stream().anyMatch(TrunkConnection::byTls);
            case StaticPeers known -> known.addresses().stream().anyMatch(TrunkConnection::byTls);
        };
    }

    private static boolean byTls(SipAddress address) {
        return address.transport() == SipTransport.TLS || address.transport() == SipTransport.ANY;
    }

    int MOST_RANGES = 16;

    /// Each address of a range is a row of the engine's table.
    int WIDEST_RANGE = 24;

    /// We log in at the carrier, and the carrier sends calls to where we registered.
    ///
    /// @param accounts each registers; calls of a number go out by the one it belongs to, else by
    ///   the first, and by the others after it
    /// @param proxies where requests are sent in place of the registrar, each if those before it
    ///   are not to be had
    /// @param manner what else the registrar wants
    /// @param alsoFrom where its calls come from besides the registrar and the proxies, ranges of
    ///   at most 256 addresses each
    record Registration(
            SipAddress registrar,
            List<TrunkAccount> accounts,
            List<SipAddress> proxies,
            Duration refreshEvery,
            AccountManner manner,
            List<Ipv4Network> alsoFrom)
            implements TrunkConnection {

        /// Each is a registration of its own by each of the ways there are: who has more than this
        /// many at a carrier has a trunk with a range of numbers there as well.
        public static final int MOST_ACCOUNTS = 16;

        /// A route has room for eight targets: two accounts by all ways.
        public static final int MOST_PROXIES = 4;

        /// One account at a registrar that wants nothing in a way of its own.
        public Registration(SipAddress registrar, TrunkAccount account, Duration refreshEvery) {
            this(
                    registrar,
                    List.of(account),
                    List.of(),
                    refreshEvery,
                    AccountManner.USUAL,
                    List.of());
        }

        public Registration {
            accounts = List.copyOf(accounts);
            proxies = List.copyOf(proxies);
            alsoFrom = alsoFrom.stream().distinct().toList();
            mustBeAccounts(accounts);
            mustBeProxies(proxies);
            mustBeRanges(alsoFrom);
            if (refreshEvery.toSeconds() < 30 || refreshEvery.toSeconds() > 86_400) {
                throw new InvalidValueException(
                        "refreshSeconds",
                        Long.toString(refreshEvery.toSeconds()),
                        "30 to 86400 seconds");
            }
        }

        private static void mustBeAccounts(List<TrunkAccount> accounts) {
            if (accounts.isEmpty() || accounts.size() > MOST_ACCOUNTS) {
                throw new InvalidValueException(
                        "accounts", accounts.size() + " accounts", "1 to 16 accounts");
            }
            var names = new HashSet<String>();
            for (var account : accounts) {
                if (!names.add(account.username())) {
                    throw new InvalidValueException(
                            "accounts", account.username(), "each user name once");
                }
            }
        }

        private static void mustBeProxies(List<SipAddress> proxies) {
            if (proxies.size() > MOST_PROXIES) {
                throw new InvalidValueException(
                        "proxies", proxies.size() + " proxies", "at most 4 proxies");
            }
            if (new HashSet<>(proxies).size() < proxies.size()) {
                throw new InvalidValueException("proxies", proxies.toString(), "each proxy once");
            }
        }

        /// @return where requests are sent, in the order in which that is tried
        public List<SipAddress> ways() {
            return proxies.isEmpty() ? List.of(registrar) : proxies;
        }

        @Override
        public Optional<String> lack() {
            return Optional.empty();
        }

        @Override
        public List<SipAddress> needed() {
            return ways();
        }

        @Override
        public List<SipAddress> places() {
            return Stream.concat(Stream.of(registrar), ways().stream()).distinct().toList();
        }
    }

    /// Both sides know the other's addresses in advance. Calls are trusted by source address alone;
    /// where a name is said, by the addresses DNS gives.
    ///
    /// @param peers where calls go to, at most 8; calls are taken from them as well; none where the
    ///   carrier has not told them yet
    /// @param alsoFrom where calls come from besides, ranges of at most 256 addresses each
    /// @param login what answers the carrier where it challenges calls
    /// @param nextOn refusals of a callee after which the next peer is tried all the same: 404, 480
    record StaticPeers(
            List<StaticPeer> peers,
            List<Ipv4Network> alsoFrom,
            Optional<Login> login,
            Probing probing,
            Set<Integer> nextOn)
            implements TrunkConnection {

        private static final int MOST = 8;
        private static final Set<Integer> MAY_GO_ON = Set.of(404, 480);

        /// Peers that are tried in this order, and nothing special about them.
        public StaticPeers(List<SipAddress> inOrder) {
            this(
                    IntStream.range(0, inOrder.size())
                            .mapToObj(place -> new StaticPeer(inOrder.get(place), place + 1, 1))
                            .toList(),
                    List.of(),
                    Optional.empty(),
                    Probing.USUAL,
                    Set.of());
        }

        public StaticPeers {
            peers = List.copyOf(peers);
            alsoFrom = alsoFrom.stream().distinct().toList();
            nextOn = Set.copyOf(nextOn);
            mustBePeers(peers);
            mustBeRanges(alsoFrom);
            if (!MAY_GO_ON.containsAll(nextOn)) {
                throw new InvalidValueException("nextOn", nextOn.toString(), "404 or 480");
            }
        }

        @Override
        public Optional<String> lack() {
            return peers.isEmpty()
                    ? Optional.of("It has no address of the carrier yet.")
                    : Optional.empty();
        }

        @Override
        public List<SipAddress> needed() {
            return addresses();
        }

        @Override
        public List<SipAddress> places() {
            return addresses();
        }

        /// @return where calls are sent to, each at its place among the gateways
        public List<SipAddress> addresses() {
            return peers.stream().map(StaticPeer::address).toList();
        }

        private static void mustBePeers(List<StaticPeer> peers) {
            if (peers.size() > MOST) {
                throw new InvalidValueException(
                        "peers", peers.size() + " addresses", "at most 8 addresses");
            }
            var addresses = peers.stream().map(StaticPeer::address).toList();
            if (new HashSet<>(addresses).size() < addresses.size()) {
                throw new InvalidValueException("peers", addresses.toString(), "each address once");
            }
        }
    }

    /// @return what it cannot work without, a sentence; empty where it has everything
    Optional<String> lack();

    /// @return where its carrier is as the admin said, as far as requests go there
    List<SipAddress> needed();

    /// @return where its carrier is as the admin said: where calls may come from
    List<SipAddress> places();

    /// @return where it is said by a name
    default List<SipAddress> named() {
        return places().stream().filter(place -> !place.host().isAddress()).toList();
    }

    /// @throws InvalidValueException of the field `alsoFrom`
    static void mustBeRanges(List<Ipv4Network> ranges) {
        if (ranges.size() > MOST_RANGES) {
            throw new InvalidValueException(
                    "alsoFrom", ranges.size() + " ranges", "at most 16 ranges");
        }
        for (var range : ranges) {
            if (range.prefix() < WIDEST_RANGE) {
                throw new InvalidValueException(
                        "alsoFrom",
                        range.toString(),
                        "ranges of at most 256 addresses (/24 to /32); split a larger one");
            }
        }
    }
}
