package dev.patchbay.orchestrator.dns;

import dev.patchbay.telephony.HostName;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param servers name servers in place of the machine's own, each an address with its port where
///   that is not 53
@ConfigurationProperties("patchbay.dns")
record NameServerProperties(@DefaultValue List<String> servers) {

    private static final int DNS = 53;

    NameServerProperties {
        servers = List.copyOf(servers);
        servers.forEach(NameServerProperties::socket);
    }

    List<InetSocketAddress> sockets() {
        return servers.stream().map(NameServerProperties::socket).toList();
    }

    private static InetSocketAddress socket(String text) {
        var parts = text.strip().split(":", -1);
        try {
            var host = new HostName(parts[0]);
            var port = parts.length == 1 ? DNS : Integer.parseInt(parts[1]);
            if (host.isAddress() && parts.length <= 2) {
                return new InetSocketAddress(host.value(), port);
            }
        } catch (IllegalArgumentException wrong) {
            // said below
        }
        throw new IllegalArgumentException(
                "patchbay.dns.servers: '%s' (expected: addresses such as 203.0.113.53 or 203.0.113.53:5353)"
                        .formatted(text));
    }
}
