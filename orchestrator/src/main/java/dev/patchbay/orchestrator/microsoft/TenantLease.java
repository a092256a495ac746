package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which of several orchestrators works at a tenant's Microsoft 365: one, until it stops or has
/// said nothing for a quarter of a minute. The database's clock counts, so that theirs may differ.
@Component
@Transactional
class TenantLease {

    private static final Duration RENEWED_EVERY = Duration.ofSeconds(4);

    private static final String TAKE =
            "update microsoft_connection set worker = ?,"
                    + " worker_until = current_timestamp + interval '15' second"
                    + " where tenant_id = ? and (worker is null or worker = ?"
                    + " or worker_until < current_timestamp)";

    private final String worker = UUID.randomUUID().toString();
    private final Map<TenantId, Long> renewed = new ConcurrentHashMap<>();
    private final JdbcTemplate jdbc;

    TenantLease(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes or renews it, where nobody else has it.
    public boolean held(TenantId tenant) {
        var now = System.nanoTime();
        var last = renewed.get(tenant);
        if (last != null && now - last < RENEWED_EVERY.toNanos()) {
            return true;
        }
        var held = jdbc.update(TAKE, worker, tenant.value(), worker) > 0;
        if (held) {
            renewed.put(tenant, now);
        } else {
            renewed.remove(tenant);
        }
        return held;
    }

    /// Lets another begin at once. Nothing may be under way any more.
    public void giveUp() {
        renewed.clear();
        jdbc.update(
                "update microsoft_connection set worker = null, worker_until = null"
                        + " where worker = ?",
                worker);
    }
}
