package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.secret.SecretCipher;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Login;
import dev.patchbay.telephony.Probing;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a static trunk is besides its peers' addresses; a registered one has the ranges alone.
@Embeddable
class StaticValue {

    @Column(name = "also_from")
    String alsoFrom = "";

    @Column(name = "peer_login")
    @Nullable String login;

    @Column(name = "sealed_peer_password")
    @Nullable String sealedPassword;

    @Column(name = "probe_seconds")
    int probeSeconds = Probing.USUAL.everySeconds();

    @Column(name = "probe_failures")
    int probeFailures = Probing.USUAL.failuresUntilDown();

    @Column(name = "probe_successes")
    int probeSuccesses = Probing.USUAL.successesUntilUp();

    @Column(name = "next_on")
    String nextOn = "";

    static StaticValue of(List<Ipv4Network> alsoFrom) {
        var value = new StaticValue();
        value.alsoFrom =
                alsoFrom.stream().map(Ipv4Network::toString).collect(Collectors.joining("\n"));
        return value;
    }

    static StaticValue of(StaticPeers trunk, SecretCipher cipher) {
        var value = of(trunk.alsoFrom());
        value.login = trunk.login().map(Login::username).orElse(null);
        value.sealedPassword =
                trunk.login().map(login -> cipher.seal(login.password())).orElse(null);
        value.probeSeconds = trunk.probing().everySeconds();
        value.probeFailures = trunk.probing().failuresUntilDown();
        value.probeSuccesses = trunk.probing().successesUntilUp();
        value.nextOn =
                trunk.nextOn().stream()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" "));
        return value;
    }

    StaticPeers toConnection(List<StaticPeer> peers, SecretCipher cipher) {
        return new StaticPeers(
                peers,
                ranges(),
                login(cipher),
                new Probing(probeSeconds, probeFailures, probeSuccesses),
                Arrays.stream(nextOn.split(" "))
                        .filter(status -> !status.isEmpty())
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()));
    }

    List<Ipv4Network> ranges() {
        return alsoFrom.lines().map(Ipv4Network::parse).toList();
    }

    private Optional<Login> login(SecretCipher cipher) {
        return login == null || sealedPassword == null
                ? Optional.empty()
                : Optional.of(new Login(login, cipher.open(sealedPassword)));
    }
}
