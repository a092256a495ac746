package dev.patchbay.orchestrator.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameServerPropertiesTest {

    @Test
    void askPort53WhereNoneIsSaid() {
        var properties = new NameServerProperties(List.of("203.0.113.53", "203.0.113.54:5353"));

        assertThat(properties.sockets())
                .containsExactly(
                        new InetSocketAddress("203.0.113.53", 53),
                        new InetSocketAddress("203.0.113.54", 5353));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ns.example", "203.0.113.53:", "203.0.113.53:99999", "203.0.113.53:1:2", ""})
    void stopTheStartWhereTheyAreNoAddresses(String server) {
        assertThatThrownBy(() -> new NameServerProperties(List.of(server)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("patchbay.dns.servers: '%s'".formatted(server));
    }
}
