package dev.patchbay.orchestrator.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class CarrierAddressesTest {

    private final CarrierAddresses addresses = of("198.51.100.20", "edge.example", "127.0.0.2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/32",
                "0.1.2.0/24",
                "224.0.0.5/32",
                "239.255.255.0/24",
                "255.255.255.255/32"
            })
    void refusesWhatNoMachineHas(String range) {
        assertThat(addresses.unfit(Ipv4Network.parse(range)))
                .hasValueSatisfying(why -> assertThat(why).contains("not 0.0.0.0/8 or 224.0.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.20/32", "198.51.100.0/24", "198.51.100.16/28"})
    void refusesOurOwnAndRangesWithOneOfThem(String range) {
        assertThat(addresses.unfit(Ipv4Network.parse(range)))
                .contains("addresses of a carrier; 198.51.100.20 is this SBC's own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.51.100.21/32",
                "198.51.100.0/28",
                "10.0.0.0/24",
                "127.0.0.1/32",
                "127.1.0.1/32",
                "169.254.1.1/32"
            })
    void takesAllOthers(String range) {
        assertThat(addresses.unfit(Ipv4Network.parse(range))).isEmpty();
    }

    private static CarrierAddresses of(String... ours) {
        OurAddresses installation = () -> List.of(ours).stream().map(HostName::new).toList();
        return new CarrierAddresses(
                new StaticListableBeanFactory(Map.of("ours", installation))
                        .getBeanProvider(OurAddresses.class));
    }
}
