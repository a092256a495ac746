package dev.patchbay.orchestrator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.orchestrator.trunk.StaticPeer;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A static trunk on the wire; all but the peers may be left out.
record StaticPeersJson(
        @Nullable List<Peer> peers,
        @Nullable List<String> alsoFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Credentials login,
        @Nullable Probes probing,
        @Nullable List<Integer> nextOn)
        implements ConnectionJson {

    static StaticPeersJson of(StaticPeers known) {
        return new StaticPeersJson(
                known.peers().stream().map(Peer::of).toList(),
                known.alsoFrom().stream().map(Ipv4Network::toString).toList(),
                known.login().map(it -> new Credentials(it.username(), null)).orElse(null),
                Probes.of(known.probing()),
                known.nextOn().stream().sorted().toList());
    }

    @Override
    public TrunkConnection toConnection(Optional<TrunkConnection> before) {
        var kept =
                before.filter(StaticPeers.class::isInstance)
                        .flatMap(it -> ((StaticPeers) it).login());
        return new StaticPeers(
                Given.parts(
                        "peers",
                        Given.value("peers", peers),
                        (peer, place) -> peer.toPeer(place + 1)),
                ranges(alsoFrom),
                Optional.ofNullable(login).map(it -> Given.part("login", () -> it.toLogin(kept))),
                probing == null ? Probing.USUAL : probing.toProbing(),
                nextOn == null ? Set.of() : Set.copyOf(Given.values("nextOn", nextOn)));
    }

    static List<Ipv4Network> ranges(@Nullable List<String> given) {
        return given == null ? List.of() : Given.values("alsoFrom", given, StaticPeersJson::range);
    }

    private static Ipv4Network range(String text) {
        return text.contains("/") ? Ipv4Network.parse(text) : Ipv4Network.of(new HostName(text));
    }

    /// @param priority its place in the list where none is given
    record Peer(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String transport,
            @Nullable Integer priority,
            @Nullable Integer weight) {

        static Peer of(StaticPeer peer) {
            var address = Address.of(peer.address());
            return new Peer(
                    address.host(),
                    address.port(),
                    address.transport(),
                    peer.priority(),
                    peer.weight());
        }

        StaticPeer toPeer(int place) {
            return new StaticPeer(
                    new Address(host, port, transport).toAddress(),
                    priority == null ? place : priority,
                    weight == null ? 1 : weight);
        }
    }

    /// @param password taken, never given out
    record Credentials(
            @Nullable String username,
            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String password) {

        /// @param kept the login there is; its password may be left out
        Login toLogin(Optional<Login> kept) {
            var name = Given.value("username", username).strip();
            var there = kept.filter(it -> it.username().equals(name)).map(Login::password);
            try {
                return new Login(
                        name,
                        password == null && there.isPresent()
                                ? there.get()
                                : new Secret(Given.value("password", password)));
            } catch (InvalidValueException e) {
                throw e.field().equals("loginName") ? e.at("username") : e;
            }
        }

        @Override
        public String toString() {
            return "Credentials[%s]".formatted(username);
        }
    }

    record Probes(
            @Nullable Integer everySeconds,
            @Nullable Integer failuresUntilDown,
            @Nullable Integer successesUntilUp) {

        static Probes of(Probing probing) {
            return new Probes(
                    probing.everySeconds(),
                    probing.failuresUntilDown(),
                    probing.successesUntilUp());
        }

        Probing toProbing() {
            var usual = Probing.USUAL;
            try {
                return new Probing(
                        everySeconds == null ? usual.everySeconds() : everySeconds,
                        failuresUntilDown == null ? usual.failuresUntilDown() : failuresUntilDown,
                        successesUntilUp == null ? usual.successesUntilUp() : successesUntilUp);
            } catch (InvalidValueException e) {
                throw e.at("probing." + named(e.field()));
            }
        }

        private static String named(String field) {
            return switch (field) {
                case "probeSeconds" -> "everySeconds";
                case "probeFailures" -> "failuresUntilDown";
                default -> "successesUntilUp";
            };
        }
    }
}
