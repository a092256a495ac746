package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.orchestrator.dns.OurAddresses;
import dev.patchbay.orchestrator.edge.Edge;
import dev.patchbay.telephony.HostName;
import dev.patchbay.templates.EdgeConfig;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The edges' addresses and the engines'.
@Component
record InstallationAddresses(Edge edge) implements OurAddresses {

    @Override
    public Collection<HostName> all() {
        return Stream.concat(
                        edge.privateAddresses(Optional.empty()).stream(),
                        edge.configs().stream().flatMap(InstallationAddresses::of))
                .filter(HostName::isAddress)
                .toList();
    }

    private static Stream<HostName> of(EdgeConfig edge) {
        return Stream.concat(
                Stream.of(edge.publicAddress(), edge.privateAddress()), edge.engines().stream());
    }
}
