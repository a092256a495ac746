package dev.patchbay.orchestrator.dns;

import dev.patchbay.telephony.HostName;
import java.util.Collection;

/// Addresses of this installation: whatever DNS says, no carrier has one.
@FunctionalInterface
public interface OurAddresses {

    Collection<HostName> all();
}
