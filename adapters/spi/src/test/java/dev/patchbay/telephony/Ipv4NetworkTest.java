package dev.patchbay.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv4NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "52.112.0.0/14,52.112.0.0,14",
        "198.18.10.101/32,198.18.10.101,32",
        "128.0.0.0/1,128.0.0.0,1"
    })
    void readsWhatItWrites(String text, String address, int prefix) {
        var network = Ipv4Network.parse(text);

        assertThat(network).isEqualTo(new Ipv4Network(new HostName(address), prefix));
        assertThat(network).hasToString(text);
    }

    @Test
    void namesEachOfItsAddresses() {
        assertThat(Ipv4Network.parse("203.0.113.252/30").addresses())
                .extracting(HostName::value)
                .containsExactly(
                        "203.0.113.252", "203.0.113.253", "203.0.113.254", "203.0.113.255");
        assertThat(Ipv4Network.of(new HostName("203.0.113.9")).addresses())
                .containsExactly(new HostName("203.0.113.9"));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77/32,24,203.0.113.0/24",
        "203.0.113.128/25,24,203.0.113.0/24",
        "203.0.113.0/24,24,203.0.113.0/24",
        "52.112.0.0/14,24,52.112.0.0/14",
        "255.255.255.255/32,8,255.0.0.0/8"
    })
    void tellsTheRangeAroundIt(String network, int prefix, String around) {
        assertThat(Ipv4Network.parse(network).around(prefix)).hasToString(around);
    }
}
