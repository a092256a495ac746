package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.HostName;

/// Whether names lead somewhere.
@FunctionalInterface
interface Names {

    /// @return whether it is certain that there is no address; a name server that is silent or in
    ///   trouble knows nothing
    boolean missing(HostName name);
}
