package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.microsoft.Applications;
import dev.patchbay.orchestrator.microsoft.Connection;
import dev.patchbay.orchestrator.microsoft.Connections;
import dev.patchbay.orchestrator.microsoft.Directory;
import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class MicrosoftApi {

    /// @param credential a client secret, or a certificate with its unencrypted key in PEM
    record ApplicationJson(@Nullable String clientId, @Nullable String credential) {}

    /// @param domain one of the customer's own in Microsoft 365
    record AskJson(@Nullable String domain) {}

    record LinkJson(String link) {}

    /// @param state `asked`, `verifying`, `doubtful`, `connected`, `broken` or `scripted`
    /// @param said what stands in the way; empty if nothing does
    record ConnectionJson(
            String state,
            Instant since,
            @Nullable UUID directory,
            String organisation,
            List<String> domains,
            SortedSet<String> permissions,
            String said,
            @Nullable Instant pausedUntil,
            @Nullable Instant read,
            String readingSaid) {

        static ConnectionJson of(Connection connection) {
            return new ConnectionJson(
                    connection.state().name().toLowerCase(Locale.ROOT),
                    connection.since(),
                    connection.directory().orElse(null),
                    connection.organisation(),
                    connection.domains(),
                    new TreeSet<>(connection.permissions()),
                    connection.said(),
                    connection.pausedUntil().orElse(null),
                    connection.synced().orElse(null),
                    connection.syncSaid());
        }
    }

    record EntryJson(
            UUID id,
            String principal,
            String name,
            boolean resource,
            boolean licensed,
            @Nullable String usageLocation,
            List<String> numbers) {

        static EntryJson of(Directory.Entry entry) {
            return new EntryJson(
                    entry.id(),
                    entry.principal(),
                    entry.name(),
                    entry.resource(),
                    entry.licensed(),
                    entry.usageLocation().orElse(null),
                    entry.numbers().stream().map(Object::toString).toList());
        }
    }

    private static final int MOST = 50;

    private final Applications applications;
    private final Connections connections;
    private final Directory directory;

    MicrosoftApi(Applications applications, Connections connections, Directory directory) {
        this.applications = applications;
        this.connections = connections;
        this.directory = directory;
    }

    @PutMapping("/microsoft/application")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void use(@RequestBody ApplicationJson given) {
        applications.use(
                Given.value("clientId", given.clientId()),
                Given.value("credential", given.credential()));
    }

    @GetMapping("/tenants/{id}/microsoft")
    ResponseEntity<ConnectionJson> connection(@PathVariable long id) {
        return ResponseEntity.of(connections.of(new TenantId(id)).map(ConnectionJson::of));
    }

    /// @return the link an administrator of the customer's tenant opens
    @PostMapping("/tenants/{id}/microsoft/consent")
    LinkJson ask(@PathVariable long id, @RequestBody AskJson asked) {
        return new LinkJson(
                connections
                        .ask(new TenantId(id), Given.value("domain", asked.domain()))
                        .toString());
    }

    @PostMapping("/tenants/{id}/microsoft/confirm")
    ConnectionJson confirm(@PathVariable long id) {
        return ConnectionJson.of(connections.confirm(new TenantId(id)));
    }

    @PostMapping("/tenants/{id}/microsoft/scripts")
    ConnectionJson byScripts(@PathVariable long id) {
        return ConnectionJson.of(connections.byScripts(new TenantId(id)));
    }

    /// Goes on by itself; see how far it is with GET.
    @PostMapping("/tenants/{id}/microsoft/read")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void read(@PathVariable long id) {
        connections.read(new TenantId(id));
    }

    @DeleteMapping("/tenants/{id}/microsoft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnect(@PathVariable long id) {
        connections.disconnect(new TenantId(id));
    }

    @GetMapping("/tenants/{id}/microsoft/accounts")
    List<EntryJson> accounts(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "false") boolean resources) {
        return directory.search(new TenantId(id), search, resources, MOST).stream()
                .map(EntryJson::of)
                .toList();
    }
}
