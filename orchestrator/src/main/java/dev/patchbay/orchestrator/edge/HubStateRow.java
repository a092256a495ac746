package dev.patchbay.orchestrator.edge;

import dev.patchbay.telephony.HostName;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "hub_state")
class HubStateRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    /// Its base domain; empty for the first edge, whose domain may be changed.
    String edge = "";

    String hub = "";

    @Enumerated(EnumType.STRING)
    HubState.Reach reach = HubState.Reach.UNKNOWN;

    Instant since = Instant.EPOCH;

    HubState toState(HostName firstEdge) {
        return new HubState(
                edge.isEmpty() ? firstEdge : new HostName(edge), new HostName(hub), reach, since);
    }
}
