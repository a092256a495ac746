package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.microsoft.Connection.State;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaConnections implements Connections {

    private final ConnectionRows rows;
    private final Tenants tenants;
    private final ConsentLinks links;
    private final MicrosoftProperties properties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JpaConnections(
            ConnectionRows rows,
            Tenants tenants,
            ConsentLinks links,
            MicrosoftProperties properties,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.tenants = tenants;
        this.links = links;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Connection> all() {
        return rows.findAll().stream().map(ConnectionRow::toConnection).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Connection> of(TenantId tenant) {
        return rows.findById(tenant.value()).map(ConnectionRow::toConnection);
    }

    @Override
    @Transactional(readOnly = true)
    public Reach reach(TenantId tenant) {
        return of(tenant).map(it -> it.reach(properties.cloud())).orElse(Reach.NOTHING);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> obstacle() {
        return links.obstacle();
    }

    @Override
    public URI ask(TenantId tenant, String domain) {
        links.obstacle()
                .ifPresent(why -> {
                    throw new InvalidValueException(
                            "domain", domain.replaceAll("\\p{Cntrl}", "␀"), why);
                });
        var row = row(tenant);
        row.expectedDomain = domain(domain);
        if (row.state != State.CONNECTED && row.state != State.BROKEN) {
            row.move(State.ASKED, "", clock.instant());
        }
        rows.saveAndFlush(row);
        return links.link(tenant);
    }

    private static String domain(String typed) {
        try {
            return new HostName(typed.strip().toLowerCase(Locale.ROOT)).value();
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    "domain",
                    typed.replaceAll("\\p{Cntrl}", "␀"),
                    "a domain the customer has in Microsoft 365, such as acme.example");
        }
    }

    private ConnectionRow row(TenantId tenant) {
        if (tenants.byId(tenant).isEmpty()) {
            throw new InvalidValueException("tenant", tenant.toString(), "a tenant that exists");
        }
        return rows.findById(tenant.value())
                .orElseGet(() -> {
                    var fresh = new ConnectionRow();
                    fresh.tenant = tenant.value();
                    return fresh;
                });
    }

    @Override
    public Returned returned(ConsentReturn came) {
        var whose = links.redeemed(came.state());
        if (whose.isEmpty()) {
            return Returned.UNKNOWN;
        }
        var row = row(whose.get());
        var directory = came.tenant().toLowerCase(Locale.ROOT);
        if (!came.consented() || !JpaApplications.GUID.matcher(directory).matches()) {
            row.said =
                    ConnectionRow.cut(
                            "The administrator came back without having consented%s."
                                    .formatted(
                                            came.error().isEmpty()
                                                    ? ""
                                                    : ": " + shown(came.error())));
            rows.saveAndFlush(row);
            return Returned.DECLINED;
        }
        if (rows.existsByDirectoryAndTenantNot(directory, whose.get().value())) {
            row.said = "The organisation that consented is connected as another customer already.";
            rows.saveAndFlush(row);
            return Returned.TAKEN;
        }
        if (row.directory != null && !row.directory.equals(directory)) {
            // an old link must not lead a connection away to somebody else's organisation
            if (row.state == State.CONNECTED || row.state == State.BROKEN) {
                row.said =
                        "Another organisation consented by a link of this customer's, and was left"
                                + " out. Disconnect first if it is the right one.";
                rows.saveAndFlush(row);
                return Returned.TAKEN;
            }
            row.mark = null;
        }
        row.directory = directory;
        row.tries = 0;
        row.nextTry = clock.instant();
        row.move(State.VERIFYING, "", clock.instant());
        rows.saveAndFlush(row);
        events.publishEvent(new WorkCame());
        return Returned.TAKEN;
    }

    private static String shown(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }

    @Override
    public Connection confirm(TenantId tenant) {
        var row = row(tenant);
        if (row.state != State.DOUBTFUL) {
            throw new InvalidValueException(
                    "connection", row.state.name(), "a connection that waits for a decision");
        }
        row.expectedDomain = "";
        row.tries = 0;
        row.nextTry = clock.instant();
        row.move(State.VERIFYING, "", clock.instant());
        return saved(row);
    }

    @Override
    public void check(TenantId tenant) {
        rows.findById(tenant.value())
                .filter(row -> row.directory != null)
                .ifPresent(row -> {
                    row.nextTry = clock.instant();
                    saved(row);
                });
    }

    @Override
    public void read(TenantId tenant) {
        rows.findById(tenant.value())
                .filter(row -> row.toConnection().active() && row.directory != null)
                .ifPresent(row -> {
                    row.nextSync = clock.instant();
                    saved(row);
                });
    }

    @Override
    public Connection byScripts(TenantId tenant) {
        var row = row(tenant);
        row.directory = null;
        row.nextTry = null;
        row.nextSync = null;
        row.permissions = "";
        row.move(State.SCRIPTED, "", clock.instant());
        var connection = saved(row);
        events.publishEvent(new Connected(tenant));
        return connection;
    }

    @Override
    public void disconnect(TenantId tenant) {
        rows.findById(tenant.value()).ifPresent(rows::delete);
        rows.flush();
        events.publishEvent(new Disconnected(tenant));
    }

    private Connection saved(ConnectionRow row) {
        var connection = rows.saveAndFlush(row).toConnection();
        events.publishEvent(new WorkCame());
        return connection;
    }
}
