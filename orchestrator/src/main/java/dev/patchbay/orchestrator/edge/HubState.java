package dev.patchbay.orchestrator.edge;

import dev.patchbay.telephony.HostName;
import java.time.Instant;

/// What an edge says of one hub: by its OPTIONS once a minute, and by calls it could not place.
///
/// @param edge its base domain
/// @param since when it came to be so, as far as we looked
public record HubState(HostName edge, HostName hub, Reach reach, Instant since) {

    /// Whether calls are sent there.
    public enum Reach {
        ANSWERS,
        SILENT,
        UNKNOWN
    }
}
