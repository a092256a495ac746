package dev.patchbay.orchestrator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.orchestrator.trunk.StaticPeer;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A static trunk on the wire; all but the peers may be left out.
record StaticPeersJson(
        @Nullable List<Peer> peers,
        @Nullable List<String> alsoFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Credentials login,
        @Nullable Probes probing,
        @Nullable Set<Integer> nextOn)
        implements ConnectionJson {

    static StaticPeersJson of(StaticPeers known) {
        return new StaticPeersJson(
                known.peers().stream().map(Peer::of).toList(),
                known.alsoFrom().stream().map(Ipv4Network::toString).toList(),
                known.login().map(it -> new Credentials(it.username(), null)).orElse(null),
                Probes.of(known.probing()),
                known.nextOn());
    }

    @Override
    public TrunkConnection toConnection(Optional<TrunkConnection> before) {
        var given = Given.value("peers", peers);
        return new StaticPeers(
                IntStream.range(0, given.size())
                        .mapToObj(place -> given.get(place).toPeer(place + 1))
                        .toList(),
                ranges(alsoFrom),
                Optional.ofNullable(login).map(Credentials::toLogin),
                probing == null ? Probing.USUAL : probing.toProbing(),
                nextOn == null ? Set.of() : nextOn);
    }

    static List<Ipv4Network> ranges(@Nullable List<String> given) {
        return given == null ? List.of() : given.stream().map(StaticPeersJson::range).toList();
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

        Login toLogin() {
            return new Login(
                    Given.value("login.username", username),
                    new Secret(Given.value("login.password", password)));
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
            return new Probing(
                    everySeconds == null ? usual.everySeconds() : everySeconds,
                    failuresUntilDown == null ? usual.failuresUntilDown() : failuresUntilDown,
                    successesUntilUp == null ? usual.successesUntilUp() : successesUntilUp);
        }
    }
}
