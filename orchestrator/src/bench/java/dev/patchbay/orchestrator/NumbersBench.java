package dev.patchbay.orchestrator;

import dev.patchbay.lab.graph.GraphServer;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.microsoft.AssignmentBench;
import dev.patchbay.orchestrator.numberimport.ImportState;
import dev.patchbay.orchestrator.numberimport.NumberImport;
import dev.patchbay.orchestrator.numberimport.NumberImports;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;

import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

import javax.sql.DataSource;

/// `./lab bench numbers`: a file of 100,000 numbers among 900,000 in a real PostgreSQL, and
/// searches as somebody types among the million, each over HTTP.
final class NumbersBench {

    private static final int ALREADY = 900_000;
    private static final int IMPORTED = 100_000;
    private static final int SEARCHES = 3_000;
    private static final int WARM_UP = 500;
    private static final String TOKEN = "bench-token-bench-token-bench-token";

    private final Random random = new Random(47);
    private final ConfigurableApplicationContext application;
    private final JdbcTemplate jdbc;
    private final List<String> numbers = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final List<TrunkId> trunks = new ArrayList<>();

    private NumbersBench(ConfigurableApplicationContext application) {
        this.application = application;
        jdbc = application.getBean(JdbcTemplate.class);
    }

    public static void main(String[] words) throws Exception {
        var folder = Files.createTempDirectory("numbers-bench");
        var token = Files.writeString(folder.resolve("token"), TOKEN);
        var graph = GraphServer.start(0);
        var settings =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--management.server.port=0",
                                "--spring.datasource.url=" + RealPostgres.start(),
                                "--patchbay.secret-key-file=" + folder.resolve("secret.key"),
                                "--patchbay.numbers.import-directory=" + folder.resolve("imports"),
                                "--patchbay.api.token-file=" + token));
        settings.addAll(AssignmentBench.settings(graph));
        var application =
                SpringApplication.run(
                        OrchestratorApplication.class, settings.toArray(String[]::new));
        var bench = new NumbersBench(application);
        bench.addTrunks();
        if (Boolean.getBoolean("bench.only.assignments")) {
            System.out.println(bench.assign(graph));
            System.exit(0);
        }
        bench.fill();
        var seconds = bench.importFile();
        var searches = bench.search();
        var assigned = bench.assign(graph);
        Files.writeString(
                Path.of(words[0]),
                String.format(
                        Locale.ROOT,
                        "{\"numbers\":%d,\"import_100k_s\":%.1f,\"searches\":%d,\"search_p50_ms\":%.1f,\"search_p99_ms\":%.1f,\"search_max_ms\":%.1f,\"assignments\":%d,\"writes_per_second_allowed\":%d,\"assign_vs_limit_ratio\":%.2f}%n",
                        ALREADY + IMPORTED,
                        seconds,
                        searches.length,
                        at(searches, 0.50),
                        at(searches, 0.99),
                        at(searches, 1),
                        assigned.assignments(),
                        assigned.perSecond(),
                        assigned.ratio()));
        application.close();
        System.exit(0);
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
    }

    private void addTrunks() {
        var customers = application.getBean(Customers.class);
        for (int i = 0; i < 40; i++) {
            var customer =
                    customers.add(
                            customers.resellers().getFirst().id(),
                            new DisplayName("Customer " + i));
            application.getBean(Tenants.class).add(customer.id(), "customer" + i);
            var peers = new StaticPeers(List.of(SipAddress.udp("203.0.113." + (i + 1), 5060)));
            trunks.add(
                    application
                            .getBean(Trunks.class)
                            .add(
                                    customer.id(),
                                    new TrunkSettings(
                                            new DisplayName("Trunk " + i),
                                            new Country("NO"),
                                            peers,
                                            Habits.USUAL,
                                            Barring.NONE,
                                            Media.USUAL,
                                            Optional.empty()))
                            .id());
        }
    }

    private AssignmentBench.Result assign(GraphServer graph) throws Exception {
        var trunk = application.getBean(Trunks.class).byId(trunks.getFirst()).orElseThrow();
        return AssignmentBench.run(application, graph, trunk.customer(), trunk.id());
    }

    /// In blocks of a thousand, a hundred, ten and one, as carriers give them.
    private void fill() throws Exception {
        var all = new TreeSet<String>();
        var blocks = new int[][] {{1_000, 50}, {100, 40}, {10, 9}, {1, 1}};
        for (var block : blocks) {
            var until = all.size() + ALREADY / 100 * block[1];
            while (all.size() < until) {
                var first = (20_000_000L + random.nextInt(70_000_000)) / block[0] * block[0];
                for (int i = 0; i < block[0] && all.size() < until; i++) {
                    all.add("+47" + (first + i));
                }
            }
        }
        numbers.addAll(all);
        copy("number_thousand (thousand)", thousands());
        copy(
                "trunk_number (e164, trunk_id, thousand, state, assignment_kind, assignment_target,"
                        + " account_key, word_key)",
                rows());
        jdbc.execute("analyze");
    }

    private String thousands() {
        var lines = new StringBuilder();
        numbers.stream()
                .map(it -> it.substring(0, it.length() - 3))
                .distinct()
                .forEach(it -> lines.append(it).append('\n'));
        return lines.toString();
    }

    private String rows() {
        var first = List.of("kari", "ola", "anne", "per", "ingrid", "lars", "liv", "jan", "eva");
        var last = List.of("hansen", "johansen", "olsen", "larsen", "andersen", "berg", "dahl");
        var lines = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            var number = numbers.get(i);
            var trunk = trunks.get(i / 100 % trunks.size());
            lines.append(number).append('\t').append(trunk).append('\t');
            lines.append(number, 0, number.length() - 3);
            if (random.nextInt(3) > 0) {
                var word = last.get(random.nextInt(last.size())) + i;
                var account =
                        first.get(random.nextInt(first.size())) + "." + word + "@acme.example";
                accounts.add(account);
                lines.append("\tASSIGNED\tTEAMS_USER\t").append(account);
                lines.append("\t\\\\x").append(hex(account)).append("\t\\\\x").append(hex(word));
                lines.append('\n');
            } else {
                lines.append("\tFREE\t\\N\t\\N\t\\N\t\\N\n");
            }
        }
        return lines.toString();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private void copy(String into, String lines) throws Exception {
        try (var connection = application.getBean(DataSource.class).getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + into + " from stdin", new StringReader(lines));
        }
    }

    /// From the upload until the last number is stored, the trial included.
    private double importFile() throws Exception {
        var file = new StringBuilder("number,trunk,type,target,tags,note\n");
        for (int i = 0; i < IMPORTED; i++) {
            file.append(
                    "+46%08d,Trunk %d,user,user%d@acme.example,import,by the door\n"
                            .formatted(10_000_000 + i, i / 100 % trunks.size(), i));
        }
        var imports = application.getBean(NumberImports.class);
        var content = new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8));
        var start = System.nanoTime();
        var it = imports.begin("bench.csv", content, Optional.empty(), "bench");
        awaitState(imports, it, ImportState.CHECKED);
        imports.store(it.id());
        awaitState(imports, it, ImportState.DONE);
        var seconds = (System.nanoTime() - start) / 1e9;
        var done = imports.byId(it.id()).orElseThrow();
        if (done.counts().added() != IMPORTED) {
            throw new IllegalStateException("not all were added: " + done);
        }
        return seconds;
    }

    private static void awaitState(NumberImports imports, NumberImport it, ImportState wanted)
            throws InterruptedException {
        while (imports.byId(it.id()).orElseThrow().state() != wanted) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private double[] search() throws Exception {
        jdbc.execute("analyze");
        var times = new double[SEARCHES];
        try (var client = HttpClient.newHttpClient()) {
            for (int i = -WARM_UP; i < SEARCHES; i++) {
                var query = query();
                var start = System.nanoTime();
                var answer = client.send(request(query), BodyHandlers.ofString());
                var time = (System.nanoTime() - start) / 1e6;
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(query + ": " + answer.body());
                }
                if (i >= 0) {
                    times[i] = time;
                    if (time > 50) {
                        System.err.println(query + " took " + time + " ms");
                    }
                }
            }
        }
        Arrays.sort(times);
        return times;
    }

    private HttpRequest request(String query) {
        var port = application.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/numbers?size=50&" + query))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
    }

    /// Part of what somebody types: digits inside, from the first on or the last; an account, a
    /// surname or a customer; at times within a customer's numbers, or the free ones.
    private String query() {
        var number = numbers.get(random.nextInt(numbers.size())).substring(1);
        var account = accounts.get(random.nextInt(accounts.size()));
        var from = random.nextInt(number.length() - 1);
        var text =
                switch (random.nextInt(6)) {
                    case 0 -> begin(number);
                    case 1, 2 -> begin(number.substring(from));
                    case 3 -> begin(account);
                    case 4 -> begin(account.substring(account.indexOf('.') + 1));
                    default -> "customer " + random.nextInt(40);
                };
        var within =
                switch (random.nextInt(6)) {
                    case 0 -> "&customer=" + (1 + random.nextInt(40));
                    case 1 -> "&state=free";
                    case 2 ->
                            "&trunk="
                                    + trunks.get(random.nextInt(trunks.size()))
                                    + "&state=assigned";
                    default -> "";
                };
        return "search=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + within;
    }

    private String begin(String text) {
        return text.substring(0, 1 + random.nextInt(text.length()));
    }
}
