package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.MicrosoftRefusedException;
import dev.patchbay.microsoft.MicrosoftRefusedException.Kind;
import dev.patchbay.microsoft.MicrosoftTenant;
import dev.patchbay.microsoft.MicrosoftUnreachableException;
import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads a tenant's accounts and numbers: of accounts what changed, of numbers all, for Microsoft
/// has no way to tell what changed of those.
@Component
class DirectoryReading {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryReading.class);
    private static final Duration PAUSE = Duration.ofMinutes(2);

    private final ConnectionStore store;
    private final AskedTenants asked;
    private final JdbcDirectory directory;
    private final MicrosoftProperties properties;
    private final Comparison comparison;
    private final Clock clock;

    DirectoryReading(
            ConnectionStore store,
            AskedTenants asked,
            JdbcDirectory directory,
            MicrosoftProperties properties,
            Comparison comparison,
            Clock clock) {
        this.comparison = comparison;
        this.store = store;
        this.asked = asked;
        this.directory = directory;
        this.properties = properties;
        this.clock = clock;
    }

    void run(TenantId tenant) {
        var row = store.row(tenant);
        var graph = row.map(ConnectionRow::toConnection).flatMap(asked::byGraph);
        if (row.isEmpty() || graph.isEmpty()) {
            store.change(tenant, it -> it.nextSync = null);
            return;
        }
        var reach = row.get().toConnection().reach(properties.cloud());
        var began = clock.instant();
        try {
            if (reach.accounts()) {
                accounts(tenant, graph.get(), Optional.ofNullable(row.get().mark), began);
            }
            if (reach.resourceAccounts()) {
                graph.get().resourceAccounts(page -> directory.takeResources(tenant, page));
            }
            if (reach.readsNumbers()) {
                graph.get()
                        .numbers(page -> directory.takeNumbers(tenant, page, began.toEpochMilli()));
                directory.dropNumbersBefore(tenant, began.toEpochMilli());
            }
            store.change(tenant, it -> finished(it, began, ""));
            compare(tenant);
        } catch (MicrosoftRefusedException e) {
            LOG.warn("tenant {} could not be read: {} ({})", tenant, e.sentence(), e.code());
            store.change(
                    tenant, it -> finished(it, null, "%s (%s)".formatted(e.sentence(), e.code())));
        } catch (MicrosoftUnreachableException e) {
            LOG.warn("tenant {} could not be read: {}", tenant, e.sentence());
            var again = clock.instant().plus(e.retryAfter().orElse(PAUSE));
            store.change(
                    tenant,
                    it -> {
                        it.nextSync = again;
                        it.syncSaid = ConnectionRow.cut(e.sentence());
                    });
        }
    }

    private void finished(ConnectionRow row, @Nullable Instant synced, String said) {
        row.nextSync = tonight(clock.instant());
        row.syncSaid = ConnectionRow.cut(said);
        if (synced != null) {
            row.synced = synced;
        }
    }

    private Instant tonight(Instant now) {
        var local = now.atZone(ZoneId.systemDefault());
        var today = local.with(properties.nightly());
        return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
    }

    private void compare(TenantId tenant) {
        var differences = comparison.of(tenant).size();
        if (differences > 0) {
            LOG.warn(
                    "tenant {}: {} numbers differ between here and Microsoft", tenant, differences);
        }
    }

    private void accounts(
            TenantId tenant, MicrosoftTenant graph, Optional<String> mark, Instant began)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        try {
            changes(tenant, graph, mark, began);
        } catch (MicrosoftRefusedException e) {
            if (mark.isEmpty() || e.kind() == Kind.CREDENTIAL || e.kind() == Kind.PERMISSION) {
                throw e;
            }
            // 410 by the book; a mark that is refused in any other way is of no more use
            LOG.info(
                    "tenant {}: what changed is not known any more, all accounts are read ({})",
                    tenant,
                    e.code());
            changes(tenant, graph, Optional.empty(), began);
        }
    }

    private void changes(
            TenantId tenant, MicrosoftTenant graph, Optional<String> mark, Instant began)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        var next = graph.accounts(mark, page -> directory.take(tenant, page, began.toEpochMilli()));
        if (mark.isEmpty()) {
            directory.dropAccountsBefore(tenant, began.toEpochMilli());
        }
        store.change(tenant, row -> row.mark = next);
    }
}
