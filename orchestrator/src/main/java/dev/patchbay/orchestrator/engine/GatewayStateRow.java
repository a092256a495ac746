package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Health;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "gateway_state")
class GatewayStateRow {

    private static final int LONGEST_DETAIL = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String engine = "";
    String gateway = "";

    @Enumerated(EnumType.STRING)
    Health health = Health.UNKNOWN;

    String detail = "";
    Instant since = Instant.EPOCH;

    static GatewayStateRow of(GatewayHistory.Seen seen) {
        var row = new GatewayStateRow();
        row.engine = seen.engine();
        row.gateway = seen.gateway().value();
        row.health = seen.health();
        row.detail =
                seen.detail().length() > LONGEST_DETAIL
                        ? seen.detail().substring(0, LONGEST_DETAIL)
                        : seen.detail();
        row.since = seen.since();
        return row;
    }

    GatewayHistory.Seen toSeen() {
        return new GatewayHistory.Seen(
                engine, new GatewayName(gateway), health, detail, since, Optional.empty());
    }
}
