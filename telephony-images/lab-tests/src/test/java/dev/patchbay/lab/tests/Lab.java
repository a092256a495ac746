package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The running lab, as a test sees it: its containers, its two far ends and the API.
final class Lab {

    /// The first hub Teams names, and the container that plays the other two.
    static final String FIRST_HUB = "first-hub";

    private static final List<String> HUBS = List.of(FIRST_HUB, "teams-hub");

    static final String ACME = "acme.dr.voiceops.example";

    /// The same tenant as the second edge knows it.
    static final String ACME_TOO = "acme.dr2.voiceops.example";

    static final String NUMBER = "+4722000100";
    static final String ACCOUNT_NUMBER = "+4722000200";
    static final String OUTSIDE = "+4790000001";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Before each message in a trace stands when, which way and with whom.
    private static final Pattern BEFORE_MESSAGE = Pattern.compile("(?m)^---- ");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String name = environment("LAB_NAME");
    private final String port = environment("LAB_PORT");
    private final String publicNetwork = environment("LAB_PUBLIC");
    private final Path secrets = Path.of(environment("LAB_SECRETS"));

    record Http(int status, String body, Optional<String> server) {}

    static Lab running() {
        assumeTrue(System.getenv("LAB") != null, "no lab is running: these run by ./lab test");
        return new Lab();
    }

    /// @return the service the engine runs as
    String product() {
        return environment("LAB_PRODUCT");
    }

    private static String environment(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .orElseThrow(() -> new IllegalStateException(variable + ": not set by ./lab test"));
    }

    List<JsonNode> fromCarrier(String to, int count, String... more) {
        return fromCarrier(".21", to, count, more);
    }

    /// Through the second engine.
    List<JsonNode> fromCarrierToSecond(String to, int count, String... more) {
        return fromCarrier(".22", to, count, more);
    }

    private List<JsonNode> fromCarrier(String engine, String to, int count, String... more) {
        var words =
                words(
                        "carrier",
                        "call",
                        "--sbc",
                        publicNetwork + engine + ":5060",
                        "--from",
                        OUTSIDE,
                        "--to",
                        to,
                        "--count",
                        Integer.toString(count),
                        "--json");
        words.addAll(List.of(more));
        return calls("carrier", words);
    }

    /// @return nothing while the account is not registered
    List<JsonNode> fromAccount(String account, String to, String... more) {
        var words =
                words(
                        "carrier",
                        "call",
                        "--account",
                        account,
                        "--from",
                        OUTSIDE,
                        "--to",
                        to,
                        "--seconds",
                        "1",
                        "--json");
        words.addAll(List.of(more));
        return calls("carrier", words);
    }

    String carrierAddress() {
        return publicNetwork + ".50";
    }

    List<JsonNode> fromTeams(String from, String to, int count, String... more) {
        return fromTenant(ACME, from, to, count, more);
    }

    List<JsonNode> fromTenant(String tenant, String from, String to, int count, String... more) {
        var words =
                words(
                        "hub",
                        "call",
                        "--tenant",
                        tenant,
                        "--from",
                        from,
                        "--to",
                        to,
                        "--count",
                        Integer.toString(count),
                        "--json");
        words.addAll(List.of(more));
        return calls("teams-hub", words);
    }

    List<JsonNode> callsAtCarrier() {
        return calls("carrier", words("carrier", "calls", "--json"));
    }

    /// At the first hub and at the others.
    List<JsonNode> callsAtHubs() {
        return atHubs("calls");
    }

    void hangUpAll() {
        calls("carrier", words("carrier", "hangup", "--json"));
        atHubs("hangup");
    }

    /// From now on the tenants' users answer calls this way, at every hub.
    void usersAnswer(String how) {
        HUBS.forEach(hub -> in(hub, "hub", "answers", "--as", how));
    }

    /// @param number what callers without a number of the tenant's call as, or empty to refuse them
    void defaultCaller(String tenant, String number) {
        for (var one : api("GET", "/tenants", "")) {
            if (one.path("fqdn").asString("").equals(tenant)) {
                api(
                        "PUT",
                        "/tenants/%d/default-caller".formatted(one.path("id").asLong(0)),
                        number.isEmpty() ? "{}" : "{\"number\":\"%s\"}".formatted(number));
            }
        }
    }

    /// What becomes of forwarded calls on every trunk of static addresses.
    void forwardedCalls(String diverting) {
        for (var one : api("GET", "/trunks", "")) {
            if (!one.path("connection").path("peers").isEmpty()) {
                var asked = JSON.createObjectNode();
                for (var field : List.of("customer", "name", "country", "connection", "barring")) {
                    asked.set(field, one.path(field));
                }
                asked.set("habits", one.path("habits").deepCopy());
                ((ObjectNode) asked.path("habits")).set("diverting", json(diverting));
                api("PUT", "/trunks/%d".formatted(one.path("id").asLong(0)), asked.toString());
            }
        }
    }

    long trunkNamed(String name) {
        for (var one : api("GET", "/trunks", "")) {
            if (one.path("name").asString("").equals(name)) {
                return one.path("id").asLong(0);
            }
        }
        throw new AssertionError("no trunk " + name);
    }

    /// @return the INVITEs with this number that came in there, as sent, the newest last
    List<String> invitesAt(String service, String program, String number) {
        return BEFORE_MESSAGE
                .splitAsStream(in(service, program, "trace"))
                .filter(message -> message.lines().limit(1).allMatch(it -> it.contains(" in ")))
                .map(message -> message.substring(message.indexOf('\n') + 1))
                .filter(message -> message.startsWith("INVITE ") && message.contains(number))
                .toList();
    }

    /// @return the record of the last call from or to this number, once there is one
    JsonNode recordOf(String number) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                api(
                                                "GET",
                                                "/calls?search=%s&size=1"
                                                        .formatted(number.replace("+", "%2B")),
                                                "")
                                        .path("items"),
                        items -> items.size() == 1)
                .path(0);
    }

    private List<JsonNode> atHubs(String word) {
        return HUBS.stream()
                .flatMap(hub -> calls(hub, words("hub", word, "--json")).stream())
                .toList();
    }

    String in(String service, String... words) {
        var command = words("docker", "exec", container(service));
        command.addAll(List.of(words));
        return output(command);
    }

    List<String> brokenRules() {
        return rules(
                "broken",
                rule -> rule.path("name").asString("") + ": " + rule.path("example").asString(""));
    }

    List<String> checkedRules() {
        return rules("checked", rule -> rule.path("name").asString(""));
    }

    private List<String> rules(String counted, Function<JsonNode, String> shown) {
        var found = new ArrayList<String>();
        for (var hub : HUBS) {
            json(in(hub, "hub", "rules", "--json"))
                    .path("rules")
                    .forEach(rule -> {
                        if (rule.path(counted).asInt(0) > 0) {
                            found.add(shown.apply(rule));
                        }
                    });
        }
        return found;
    }

    void signal(String service, String signal) {
        docker("kill", "-s", signal, container(service));
    }

    void start(String service) {
        docker("start", container(service));
    }

    void pause(String service) {
        docker("pause", container(service));
    }

    void resume(String service) {
        docker("unpause", container(service));
    }

    void restart(String service) {
        docker("restart", "-t", "1", container(service));
    }

    private String container(String service) {
        return name + "-" + service + "-1";
    }

    Http get(String path) {
        return send(request(path).GET());
    }

    JsonNode api(String method, String path, String body) {
        var answer = apiAnswer(method, path, body);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isLessThan(300);
        return answer.body().isEmpty() ? JSON.createObjectNode() : json(answer.body());
    }

    Http apiAnswer(String method, String path, String body) {
        try {
            var token = Files.readString(secrets.resolve("api-token")).strip();
            return send(
                    request("/api/v1" + path)
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean ready() {
        try {
            return api("GET", "/status", "").path("ready").asBoolean(false);
        } catch (UncheckedIOException notUp) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private Http send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Http(
                    answer.statusCode(), answer.body(), answer.headers().firstValue("Server"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private List<JsonNode> calls(String service, List<String> words) {
        var calls = new ArrayList<JsonNode>();
        json(in(service, words.toArray(String[]::new))).path("calls").forEach(calls::add);
        return calls;
    }

    private static List<String> words(String... words) {
        return new ArrayList<>(List.of(words));
    }

    private static void docker(String... words) {
        var command = words("docker");
        command.addAll(List.of(words));
        output(command);
    }

    private static String output(List<String> command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("%s: no end in time".formatted(command));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
