package dev.patchbay.orchestrator.dns;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Tells which addresses no carrier can have, when a person says that one has. Unlike DNS, a person
/// may mean a machine's own loopback addresses: a carrier beside the engine, or a test.
@Component
public class CarrierAddresses {

    /// Made late: edges depend on customers, and those on trunks.
    private final ObjectProvider<OurAddresses> ours;

    public CarrierAddresses(ObjectProvider<OurAddresses> ours) {
        this.ours = ours;
    }

    /// @return why calls cannot be trusted by it, as a phrase of what was expected instead; empty
    ///   if they can
    public Optional<String> unfit(Ipv4Network range) {
        if (Unfit.nobodys(range.address())) {
            return Optional.of("addresses of a carrier, not 0.0.0.0/8 or 224.0.0.0 and above");
        }
        return ours.stream()
                .flatMap(some -> some.all().stream())
                .filter(HostName::isAddress)
                .filter(range::contains)
                .findFirst()
                .map(own -> "addresses of a carrier; %s is this SBC's own".formatted(own));
    }
}
