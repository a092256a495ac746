package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.Access;
import dev.patchbay.microsoft.MicrosoftConnector;
import dev.patchbay.microsoft.MicrosoftTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The tenants by the way they are asked. One is kept as long as its credential is the same, so
/// that its token is. Thread-safe.
@Component
class AskedTenants {

    /// What a tenant's way depends on.
    private record Key(UUID directory, Instant application) {}

    private record Known(Key key, MicrosoftTenant tenant) {}

    private final MicrosoftConnector connector;
    private final Applications applications;
    private final MicrosoftProperties properties;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    AskedTenants(
            MicrosoftConnector connector,
            Applications applications,
            MicrosoftProperties properties) {
        this.connector = connector;
        this.applications = applications;
        this.properties = properties;
    }

    /// @return by Graph; empty where nobody consented, or our application is not set up
    Optional<MicrosoftTenant> byGraph(Connection connection) {
        var application = applications.current();
        if (application.isEmpty() || connection.directory().isEmpty()) {
            return Optional.empty();
        }
        var key = new Key(connection.directory().get(), application.get().changed());
        return Optional.of(
                known.compute(
                                connection.tenant(),
                                (tenant, before) ->
                                        before != null && before.key().equals(key)
                                                ? before
                                                : new Known(key, connected(application.get(), key)))
                        .tenant());
    }

    private MicrosoftTenant connected(Application application, Key key) {
        return connector.connect(
                new Access(
                        application.client(),
                        application.credential(),
                        key.directory(),
                        properties.authorityInUse(),
                        properties.graphInUse(),
                        properties.cloud().scope(),
                        properties.patience()));
    }

    /// @return by whatever way numbers can be changed
    MicrosoftTenant of(Connection connection) {
        var graph = byGraph(connection);
        return graph.isPresent() && connection.reach(properties.cloud()).changesNumbers()
                ? graph.get()
                : new ScriptedTenant(graph);
    }
}
