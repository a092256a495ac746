package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.lab.graph.Delay;
import dev.patchbay.lab.graph.GraphServer;
import dev.patchbay.lab.graph.Limit;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.NumberBatches;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Wanted;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Ten thousand assignments at the lab's Graph, which allows so many a second, by Microsoft's SDK
/// over HTTP.
public final class AssignmentBench {

    private static final int NUMBERS = Integer.getInteger("bench.assignments", 10_000);
    private static final int PER_SECOND = Integer.getInteger("bench.writes.per.second", 60);
    private static final int AT_ONCE = 500;
    private static final String CLIENT = "11111111-2222-3333-4444-555555555555";
    private static final String SECRET = "a-secret-of-the-lab";
    private static final String TENANT = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String BACK = "https://patchbay.example/microsoft/consent";

    private final ApplicationContext context;
    private final GraphServer graph;
    private final JdbcTemplate jdbc;

    /// @param ratio how many times the time it took that the allowed rate alone would take
    public record Result(int assignments, int perSecond, double ratio) {}

    private AssignmentBench(ApplicationContext context, GraphServer graph) {
        this.context = context;
        this.graph = graph;
        jdbc = context.getBean(JdbcTemplate.class);
    }

    /// What the application is to be started with.
    public static List<String> settings(GraphServer graph) {
        return List.of(
                "--patchbay.microsoft.public-address=https://patchbay.example",
                "--patchbay.microsoft.authority=" + graph.address(),
                "--patchbay.microsoft.graph=" + graph.address() + "/v1.0");
    }

    /// @param trunk of that customer, whose tenant has no connection yet
    public static Result run(
            ApplicationContext context, GraphServer graph, CustomerId customer, TrunkId trunk)
            throws IOException, InterruptedException {
        return new AssignmentBench(context, graph).run(customer, trunk);
    }

    private Result run(CustomerId customer, TrunkId trunk)
            throws IOException, InterruptedException {
        seed();
        var tenant =
                context.getBean(Tenants.class).ofCustomer(customer).orElseThrow().id();
        connect(tenant);
        var wanted = wanted(trunk);
        var start = System.nanoTime();
        var batches = context.getBean(NumberBatches.class);
        for (int i = 0; i < wanted.size(); i += AT_ONCE) {
            batches.store(wanted.subList(i, Math.min(wanted.size(), i + AT_ONCE)), "bench");
        }
        System.err.printf("assignments stored after %.1f s%n", (System.nanoTime() - start) / 1e9);
        await(() -> open() == 0);
        var seconds = (System.nanoTime() - start) / 1e9;
        System.err.printf("assignments done after %.1f s%n", seconds);
        System.err.println(graph.state());
        for (var one : wanted) {
            if (graph.holder(TENANT, one.number().e164()).isEmpty()) {
                throw new IllegalStateException(
                        one + ": " + context.getBean(NumberChanges.class).latest(one.number()));
            }
        }
        if (!graph.broken().isEmpty()) {
            throw new IllegalStateException(graph.rules());
        }
        return new Result(NUMBERS, PER_SECOND, seconds / ((double) NUMBERS / PER_SECOND));
    }

    private void seed() {
        graph.seed(
                """
                {"apps": [{"clientId": "%s", "secrets": ["%s"], "redirectUris": ["%s"],
                           "permissions": ["Organization.Read.All", "User.Read.All",
                             "TeamsUserConfiguration.Read.All", "TeamsTelephoneNumber.ReadWrite.All"]}],
                 "tenants": [{"id": "%s", "displayName": "Acme", "country": "NO", "domains": ["acme.example"],
                              "many": {"users": %d, "domain": "acme.example"}}]}
                """
                        .formatted(CLIENT, SECRET, BACK, TENANT, NUMBERS * 5 / 4));
        graph.set(Limit.WRITES_PER_SECOND, PER_SECOND);
        graph.set(Limit.WRITE_BURST, PER_SECOND);
        graph.set(Delay.OPERATION, Duration.ofMillis(300));
        context.getBean(Applications.class).use(CLIENT, SECRET);
    }

    private void connect(TenantId tenant) throws IOException, InterruptedException {
        var connections = context.getBean(Connections.class);
        var link = connections.ask(tenant, "acme.example");
        var came = new HashMap<String, String>();
        try (var browser = HttpClient.newHttpClient()) {
            var answer = browser.send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding());
            var back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            for (var pair : back.getQuery().split("&", -1)) {
                came.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
            }
        }
        connections.returned(
                new ConsentReturn(came.get("state"), came.get("tenant"), true, ""));
        await(() -> connections.of(tenant).flatMap(Connection::synced).isPresent());
    }

    private List<Wanted> wanted(TrunkId trunk) {
        var accounts =
                jdbc.queryForList(
                        "select principal from microsoft_account where phone and usage_location is not null order by principal limit "
                                + NUMBERS,
                        String.class);
        var wanted = new ArrayList<Wanted>();
        for (int i = 0; i < NUMBERS; i++) {
            wanted.add(
                    new Wanted(
                            new PhoneNumber("+45%08d".formatted(20_000_000 + i)),
                            Optional.of(trunk),
                            Optional.of(new TeamsUser(accounts.get(i))),
                            Set.of(),
                            Optional.empty()));
        }
        return wanted;
    }

    private long open() {
        var open =
                jdbc.queryForObject(
                        "select count(*) from microsoft_change where ended is null", Long.class);
        return open == null ? 0 : open;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(Duration.ofMillis(100));
        }
    }
}
