package dev.patchbay.lab.graph;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.lab.sip.control.Json;
import dev.patchbay.lab.sip.control.RuleBook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A running Graph with its Entra, both at one address: `/v1.0/…` and
/// `/{tenant}/oauth2/v2.0/token`, `/{tenant}/v2.0/adminconsent`. Everything here may be called
/// while it serves.
public final class GraphServer implements AutoCloseable {

    private final Clock clock;
    private final World world = new World();
    private final Settings settings = new Settings();
    private final RuleBook<Rule> book = new RuleBook<>(Rule.class);
    private final Manners manners = new Manners(book);
    private final Tokens tokens = new Tokens();
    private final Faults faults = new Faults();
    private final Counts counts = new Counts();
    private final Entra entra;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private GraphServer(InetSocketAddress bind, Clock clock) throws IOException {
        this.clock = clock;
        var shared = new Shared(world, settings, book, manners, new Links());
        entra = new Entra(shared, tokens);
        http = HttpServer.create(bind, 0);
        http.setExecutor(threads);
        http.createContext(
                "/", new Front(shared, tokens, entra, new Front.Incidents(faults, counts), clock));
    }

    /// Serves on the loopback address.
    ///
    /// @param port 0: any free one
    public static GraphServer start(int port) throws IOException {
        return start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Clock.systemUTC());
    }

    public static GraphServer start(InetSocketAddress bind, Clock clock) throws IOException {
        // or else each answer on a kept connection waits for the client's delayed ACK (40 ms)
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var server = new GraphServer(bind, clock);
        server.http.start();
        return server;
    }

    /// Such as `http://127.0.0.1:40123`, for tokens, consent and Graph alike.
    public URI address() {
        var at = http.getAddress();
        return URI.create("http://%s:%d".formatted(at.getAddress().getHostAddress(), at.getPort()));
    }

    /// Adds apps and tenants, or what is said about them now. For the form see
    /// `docs/protocols/microsoft-graph.md`.
    ///
    /// @throws IllegalArgumentException if it cannot be read
    public void seed(String json) {
        new Seed(world, clock.instant()).sow(json);
    }

    public void set(Delay delay, Duration value) {
        settings.set(delay, value);
    }

    public void set(Limit limit, int value) {
        settings.set(limit, value);
    }

    /// The next calls of this kind go wrong.
    public void fault(Call call, Fault fault, int times) {
        faults.add(call, fault, times, Instant.MAX);
    }

    /// All calls of this kind go wrong for a while.
    public void fault(Call call, Fault fault, Duration during) {
        faults.add(call, fault, Integer.MAX_VALUE, clock.instant().plus(during));
    }

    /// Whatever went wrong until now goes right again.
    public void mend() {
        faults.clear();
    }

    /// The admin who follows the next consent links.
    ///
    /// @param tenant whose admin it is, by id or domain; empty: the one the link names, or the
    ///   first
    /// @param permissions what is consented to; empty: everything the app asks for
    public void admin(String tenant, boolean agrees, Set<String> permissions) {
        entra.admin(new Entra.Admin(tenant, agrees, Set.copyOf(permissions)));
    }

    /// Takes a consent back, as an admin does who removes the app. Tokens stay good until they
    /// expire.
    public void withdrawConsent(String tenant, String clientId) {
        tenant(tenant).withdraw(clientId);
    }

    /// Makes every token of a tenant invalid.
    public void revokeTokens(String tenant) {
        tokens.revokeAll(tenant(tenant).id());
    }

    /// Deletes a user or resource account; the numbers it held stay with its id.
    public void deleteAccount(String tenant, String idOrName) {
        var owner = tenant(tenant);
        synchronized (owner) {
            owner.accounts().delete(accountId(tenant, idOrName));
        }
    }

    /// What a TXT look-up of a name finds from now on.
    public void publish(String name, String text) {
        world.publish(name, text);
    }

    public String accountId(String tenant, String name) {
        var owner = tenant(tenant);
        synchronized (owner) {
            return owner.accounts()
                    .byIdOrName(name)
                    .map(Account::id)
                    .orElseThrow(() -> new NoSuchElementException("account: " + name));
        }
    }

    /// The object id that holds a number now, whatever readers are still shown.
    public Optional<String> holder(String tenant, String number) {
        var owner = tenant(tenant);
        synchronized (owner) {
            settle(owner);
            return owner.lines().current(number).map(Line::target).filter(it -> !it.isEmpty());
        }
    }

    private void settle(Tenant tenant) {
        tenant.operations()
                .settle(
                        clock.instant(),
                        settings.of(Delay.READ_AFTER_WRITE),
                        settings.of(Limit.INVENTORY_REQUIRED) > 0);
    }

    public long requests(Call call) {
        return counts.of(call);
    }

    /// @param status 0: closed without an answer
    public long requests(Call call, int status) {
        return counts.of(call, status);
    }

    /// The names of the rules that were broken.
    public List<String> broken() {
        return List.of(Rule.values()).stream()
                .filter(rule -> book.broken(rule) > 0)
                .map(Rule::id)
                .toList();
    }

    /// Every rule with how often it was looked at and broken, as JSON.
    public String rules() {
        return book.json();
    }

    String rulesAsText() {
        return book.text();
    }

    /// Tenants, requests and what is under way, as JSON.
    public String state() {
        var tenants = world.tenants().map(this::facts).toList();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("tenants", tenants);
        facts.put("requests", counts.facts());
        facts.put("changesNotReadBack", manners.unread());
        return Json.write(facts) + "\n";
    }

    private Map<String, Object> facts(Tenant tenant) {
        synchronized (tenant) {
            settle(tenant);
            var facts = new LinkedHashMap<String, Object>();
            facts.put("id", tenant.id());
            facts.put("displayName", tenant.displayName());
            facts.put("domains", tenant.domains().keySet());
            facts.put("accounts", tenant.accounts().size());
            facts.put("numbers", tenant.lines().size());
            facts.put(
                    "assigned",
                    tenant.lines().shownAfter("", clock.instant()).filter(Line::assigned).count());
            facts.put("operationsUnderWay", tenant.operations().underWay());
            return facts;
        }
    }

    private Tenant tenant(String idOrDomain) {
        return world.tenant(idOrDomain)
                .orElseThrow(() -> new NoSuchElementException("tenant: " + idOrDomain));
    }

    /// As it was when it started, at the same address.
    public void reset() {
        world.clear();
        settings.reset();
        book.forget();
        manners.reset();
        tokens.clear();
        faults.clear();
        counts.reset();
        entra.reset();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
