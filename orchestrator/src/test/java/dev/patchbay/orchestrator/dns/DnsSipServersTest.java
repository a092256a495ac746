package dev.patchbay.orchestrator.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.dns.Located.Found;
import dev.patchbay.orchestrator.dns.Located.Nowhere;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class DnsSipServersTest {

    private static final SipAddress CARRIER = SipAddress.udp("carrier.example", 5060);

    private final OwnNameServer server = new OwnNameServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void findsNoCarrierAtAnyOfThisMachinesAddresses() throws SocketException {
        var own =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(Inet4Address.class::isInstance)
                        .map(address -> address.getHostAddress())
                        .toList();
        assertThat(own).isNotEmpty();

        for (var address : own) {
            server.has("carrier.example", "A", address);
            assertThat(servers().locate(CARRIER)).isInstanceOf(Nowhere.class);
        }
    }

    @Test
    void findsNoCarrierAtTheInstallationsAddresses() {
        server.has("carrier.example", "A", "203.0.113.10", "203.0.113.11");

        var located = servers(new HostName("203.0.113.10")).locate(CARRIER);

        assertThat(located)
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> {
                            assertThat(found.servers()).hasSize(1);
                            assertThat(found.refused())
                                    .containsExactly(new HostName("203.0.113.10"));
                        });
    }

    private SipServers servers(HostName... ours) {
        OurAddresses installation = () -> List.of(ours);
        return new DnsSipServers(
                new NameServers(new NameServerProperties(List.of(server.address()))),
                new StaticListableBeanFactory(Map.of("ours", installation))
                        .getBeanProvider(OurAddresses.class));
    }
}
