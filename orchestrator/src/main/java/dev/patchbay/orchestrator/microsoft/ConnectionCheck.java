package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.MicrosoftRefusedException;
import dev.patchbay.microsoft.MicrosoftUnreachableException;
import dev.patchbay.microsoft.Organisation;
import dev.patchbay.orchestrator.microsoft.Connection.State;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.HostName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Finds out what a consent that came back is worth: only a token of that tenant and its own word
/// about its domains count, never the address somebody's browser called.
@Component
class ConnectionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCheck.class);

    /// Permissions show in tokens within minutes of the consent.
    private static final int TRIES = 20;

    private static final Duration PAUSE = Duration.ofSeconds(30);

    /// A refusal may be mended at Microsoft without anybody telling us.
    private static final Duration LONG_PAUSE = Duration.ofMinutes(10);

    private final ConnectionStore store;
    private final AskedTenants asked;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConnectionCheck(
            ConnectionStore store,
            AskedTenants asked,
            Tenants tenants,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.store = store;
        this.asked = asked;
        this.tenants = tenants;
        this.clock = clock;
    }

    void run(TenantId tenant) {
        var row = store.row(tenant);
        var graph = row.map(ConnectionRow::toConnection).flatMap(asked::byGraph);
        if (graph.isEmpty()) {
            store.change(
                    tenant,
                    it -> {
                        it.nextTry = null;
                        it.said = "Patchbay's application at Microsoft is not set up.";
                    });
            return;
        }
        try {
            var roles = graph.get().permissions();
            if (roles.isEmpty()) {
                later(tenant, "Its token has no permissions (yet).");
                return;
            }
            judge(tenant, roles, graph.get().organisation());
        } catch (MicrosoftRefusedException e) {
            later(tenant, "%s (%s)".formatted(e.sentence(), e.code()));
        } catch (MicrosoftUnreachableException e) {
            unreachable(tenant, e);
        }
    }

    private void judge(TenantId tenant, Set<String> roles, Organisation organisation) {
        var now = clock.instant();
        store.change(
                tenant,
                row -> {
                    row.permissions = String.join(" ", new TreeSet<>(roles));
                    row.organisation = organisation.name();
                    row.domains = shortened(organisation.domains());
                    row.nextTry = null;
                    row.tries = 0;
                    if (!organisation.id().toString().equals(row.directory)) {
                        row.move(State.DOUBTFUL, "The token is of another organisation.", now);
                    } else if (ours(row, organisation.domains())) {
                        connected(row, now);
                    } else {
                        row.move(
                                State.DOUBTFUL,
                                "%s consented, and %s is not among its domains."
                                        .formatted(organisation.name(), row.expectedDomain),
                                now);
                    }
                });
    }

    private void connected(ConnectionRow row, Instant now) {
        if (row.state != State.CONNECTED) {
            LOG.info("tenant {} is connected to {}", row.tenant, row.organisation);
            row.nextSync = now;
            events.publishEvent(new Connected(row.tenantId()));
        }
        row.move(State.CONNECTED, "", now);
    }

    /// Nobody but the customer's tenant can have one of our own names below it verified.
    private boolean ours(ConnectionRow row, List<String> domains) {
        return row.expectedDomain.isEmpty()
                || domains.contains(row.expectedDomain)
                || tenants.byId(row.tenantId()).map(this::names).stream()
                        .flatMap(List::stream)
                        .anyMatch(domains::contains);
    }

    private List<String> names(TeamsTenant tenant) {
        return tenants.namesOf(tenant).stream().map(HostName::value).toList();
    }

    /// A tenant may have hundreds of domains.
    private static String shortened(List<String> domains) {
        return domains.stream().limit(40).collect(Collectors.joining(" "));
    }

    private void later(TenantId tenant, String why) {
        var now = clock.instant();
        store.change(
                tenant,
                row -> {
                    row.tries++;
                    var known = row.state == State.CONNECTED || row.state == State.BROKEN;
                    row.nextTry = now.plus(known || row.tries >= TRIES ? LONG_PAUSE : PAUSE);
                    row.move(
                            known || row.tries >= TRIES ? State.BROKEN : row.state,
                            ConnectionRow.cut("Microsoft refuses us: " + why),
                            now);
                });
    }

    private void unreachable(TenantId tenant, MicrosoftUnreachableException e) {
        var now = clock.instant();
        store.change(
                tenant,
                row -> {
                    row.nextTry = now.plus(e.retryAfter().orElse(PAUSE));
                    row.said = ConnectionRow.cut(e.sentence());
                });
    }
}
