package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what came of asking Microsoft, one short transaction each.
@Component
@Transactional
class ConnectionStore {

    private final ConnectionRows rows;

    ConnectionStore(ConnectionRows rows) {
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    public Optional<ConnectionRow> row(TenantId tenant) {
        return rows.findById(tenant.value());
    }

    /// Nothing happens if the connection is gone by now. Two of our own threads come one after the
    /// other: what the second would have written is not lost.
    public void change(TenantId tenant, Consumer<ConnectionRow> how) {
        rows.locked(tenant.value())
                .ifPresent(row -> {
                    how.accept(row);
                    rows.saveAndFlush(row);
                });
    }
}
