package dev.patchbay.templates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.telephony.HostName;
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
}
