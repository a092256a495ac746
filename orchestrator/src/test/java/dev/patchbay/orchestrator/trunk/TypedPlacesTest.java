package dev.patchbay.orchestrator.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.dns.CarrierAddresses;
import dev.patchbay.orchestrator.dns.OurAddresses;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Probing;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class TypedPlacesTest {

    private static final String EDGE = "198.51.100.20";
    private static final String CARRIER = "203.0.113.10";
    private static final String RANGE = "203.0.113.64/28";

    private final TypedPlaces places = new TypedPlaces(addresses());

    @ParameterizedTest
    @CsvSource({
        "198.51.100.20, 203.0.113.64/28, peers[1].host",
        "224.0.0.1, 203.0.113.64/28, peers[1].host",
        "203.0.113.11, 198.51.100.0/24, alsoFrom[1]",
        "203.0.113.11, 198.51.100.20/32, alsoFrom[1]"
    })
    void refusesAPeerOrARangeThatIsNoCarriers(String second, String range, String field) {
        var known =
                new StaticPeers(
                        List.of(peer(CARRIER, 1), peer(second, 2)),
                        ranges(range),
                        Optional.empty(),
                        Probing.USUAL,
                        Set.of());

        assertThatThrownBy(() -> places.check(known))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.20, 203.0.113.11, 203.0.113.64/28, registrar.host",
        "203.0.113.9, 198.51.100.20, 203.0.113.64/28, proxies[1].host",
        "203.0.113.9, 203.0.113.11, 198.51.100.0/24, alsoFrom[1]"
    })
    void refusesARegistrarAProxyOrARangeThatIsNoCarriers(
            String registrar, String proxy, String range, String field) {
        assertThatThrownBy(() -> places.check(account(registrar, proxy, range)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> {
                            assertThat(fault.field()).isEqualTo(field);
                            assertThat(fault.expected()).contains(EDGE + " is this SBC's own");
                        });
    }

    @Test
    void takesNamesAndAllElse() {
        assertThatCode(
                        () -> {
                            places.check(account("sip.carrier.example", CARRIER, RANGE));
                            places.check(
                                    new StaticPeers(
                                            List.of(
                                                    SipAddress.udp("127.1.0.1", 5060),
                                                    SipAddress.udp("carrier.example", 5060))));
                        })
                .doesNotThrowAnyException();
    }

    private static Registration account(String registrar, String proxy, String range) {
        return new Registration(
                SipAddress.udp(registrar, 5060),
                List.of(new TrunkAccount("acme", "", new Secret("secret"))),
                List.of(SipAddress.udp("proxy.carrier.example", 5060), SipAddress.udp(proxy, 5060)),
                Duration.ofMinutes(5),
                AccountManner.USUAL,
                ranges(range));
    }

    private static List<Ipv4Network> ranges(String second) {
        return List.of(Ipv4Network.parse("203.0.113.128/28"), Ipv4Network.parse(second));
    }

    private static StaticPeer peer(String address, int priority) {
        return new StaticPeer(SipAddress.udp(address, 5060), priority, 1);
    }

    private static CarrierAddresses addresses() {
        OurAddresses edge = () -> List.of(new HostName(EDGE));
        return new CarrierAddresses(
                new StaticListableBeanFactory(Map.of("ours", edge))
                        .getBeanProvider(OurAddresses.class));
    }
}
