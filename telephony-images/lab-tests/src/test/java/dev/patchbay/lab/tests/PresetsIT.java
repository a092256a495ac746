package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Each preset against a carrier that is as strict as the one it is for: what the file says, with
/// what the admin adds, is enough; with less, the carrier refuses the call.
class PresetsIT {

    private static final Path PRESETS =
            Path.of("../../orchestrator/src/main/resources/carrier-presets");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern INSIDE_A_CALL = Pattern.compile("(?im)^To:.*;tag=");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /// One preset and its carrier in the lab.
    ///
    /// @param at the carrier's name there
    /// @param account at the carrier: told by its port
    /// @param added habits that are the account's own, which an admin types
    /// @param withheld whether the carrier has rules for callers who are not to be shown
    /// @param checked how many of the carrier's rules the calls must have made it look at
    /// @param spoilt the trunk's habits of which the carrier refuses calls, and by which rule
    record Row(
            String preset,
            String at,
            Account account,
            String added,
            boolean withheld,
            int checked,
            Optional<Spoilt> spoilt) {

        @Override
        public String toString() {
            return account.host().isEmpty() ? preset : preset + " by name";
        }
    }

    /// @param port of the carrier; the account's numbers are made of its last two digits
    /// @param login name and user of a registration; empty where there is none
    /// @param host the carrier's name, where it is reached by one; empty for its address
    record Account(int port, String user, String login, String host) {

        Account(int port, String user, String login) {
            this(port, user, login, "");
        }

        private String number() {
            return "+472250%d01".formatted(port - 5000);
        }
    }

    /// @param withheld whether it is a withheld caller's call that is refused
    record Spoilt(String habits, boolean withheld, String rule, int status) {}

    private static final String PLAIN = "{}";

    private static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "twilio",
                        "twilio",
                        known(5071),
                        "{\"domain\":\"acme.pstn.twilio.example\"}",
                        false,
                        2,
                        refused(PLAIN, "twilio-called-by-name", 404)),
                // whose name is found by DNS, and stands in the Request-URI all the same
                new Row(
                        "twilio",
                        "twilio",
                        new Account(5071, "", "", "acme.pstn.twilio.example"),
                        PLAIN,
                        false,
                        2,
                        Optional.empty()),
                new Row(
                        "telnyx",
                        "telnyx",
                        known(5072),
                        "{\"techPrefix\":\"4711\"}",
                        true,
                        3,
                        refused(PLAIN, "telnyx-tech-prefix", 403)),
                new Row(
                        "telekom-companyflex",
                        "companyflex",
                        new Account(5073, "+4722507300", "companyflex"),
                        "{\"domain\":\"tel.companyflex.example\"}",
                        true,
                        4,
                        refused(
                                "{\"domain\":\"tel.companyflex.example\"}",
                                "companyflex-ppi-of-account",
                                403)),
                new Row(
                        "cm-com",
                        "cm-com",
                        known(5074),
                        PLAIN,
                        true,
                        3,
                        Optional.of(
                                new Spoilt(
                                        "{\"placement\":\"FROM_AND_RPID\"}",
                                        true,
                                        "cm-withheld-with-pai",
                                        403))),
                new Row(
                        "2talk",
                        "two-talk",
                        new Account(5075, "two-talk", "two-talk"),
                        PLAIN,
                        false,
                        1,
                        refused(
                                "{\"placement\":\"ACCOUNT_IN_FROM\"}",
                                "two-talk-from-of-account",
                                403)),
                // takes any caller; that its rules can be broken is shown in the carrier's own
                // tests
                new Row("bulkvs", "bulkvs", known(5076), PLAIN, false, 2, Optional.empty()),
                new Row(
                        "clip-no-screening",
                        "clip-no-screening",
                        new Account(5077, "clip-no-screening", "clip-no-screening"),
                        "{\"account\":\"+4722507700\"}",
                        true,
                        1,
                        refused(PLAIN, "clip-main-number-in-pai", 403)));
    }

    private static Account known(int port) {
        return new Account(port, "", "");
    }

    private static Optional<Spoilt> refused(String habits, String rule, int status) {
        return Optional.of(new Spoilt(habits, false, rule, status));
    }

    private final Lab lab = Lab.running();
    private final List<String> made = new ArrayList<>();

    @AfterEach
    void nothingIsLeft() {
        made.reversed().forEach(path -> lab.api("DELETE", path, ""));
        lab.in("carrier", "carrier", "forget");
        await().atMost(PATIENCE).until(lab::ready);
        assertThat(lab.brokenRules()).isEmpty();
    }

    @Test
    void everyPresetThereIsHasItsCarrier() throws IOException {
        try (var files = Files.list(PRESETS)) {
            var presets = files.map(file -> file.getFileName().toString()).toList();

            assertThat(rows().map(row -> row.preset() + ".json").distinct())
                    .containsExactlyInAnyOrderElementsOf(presets);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isWhatItsCarrierTakes(Row row) {
        // given
        lab.in("carrier", "carrier", "forget");
        var preset = preset(row.preset());
        var number = row.account().number();
        var trunk = addTrunk(row, preset);
        addNumber(number, trunk);

        // when: once a call comes in, the engine has the trunk
        await().atMost(PATIENCE).until(() -> OutageIT.heard(callIn(row)));
        var out = lab.fromTeams(number, Lab.OUTSIDE, 1, "--seconds", "5");

        // then: no re-INVITE of the carrier's was passed on to Teams
        assertThat(out).allMatch(OutageIT::heard);
        assertThat(lab.invitesAt(Lab.FIRST_HUB, "hub", number))
                .noneMatch(invite -> INSIDE_A_CALL.matcher(invite).find());
        if (row.withheld()) {
            assertThat(lab.fromTeams(number, Lab.OUTSIDE, 1, "--as", "withheld", "--seconds", "1"))
                    .allMatch(OutageIT::heard);
        }
        await().atMost(PATIENCE).until(() -> rules(row, "checked").size() >= row.checked());
        assertThat(rules(row, "broken")).isEmpty();

        // when
        if (row.spoilt().isPresent()) {
            refuses(row, preset, trunk, row.spoilt().get());
        }
    }

    /// The engine may still follow the former habits for a moment.
    private void refuses(Row row, ObjectNode preset, long trunk, Spoilt spoilt) {
        lab.api("PUT", "/trunks/" + trunk, trunk(row, preset, spoilt.habits()));
        var number = row.account().number();
        var calling = spoilt.withheld() ? "withheld" : "usual";
        await().atMost(PATIENCE)
                .until(() -> {
                    var call =
                            lab.fromTeams(number, Lab.OUTSIDE, 1, "--as", calling, "--seconds", "1")
                                    .getFirst();
                    return call.path("finalStatus").asInt(0) == spoilt.status();
                });
        assertThat(rules(row, "broken")).contains(spoilt.rule());
    }

    private JsonNode callIn(Row row) {
        return row.account().login().isEmpty()
                ? lab.fromCarrier(row.account().number(), 1, "--at", row.at(), "--seconds", "3")
                        .getFirst()
                : lab
                        .fromAccount(row.account().user(), row.account().number(), "--at", row.at())
                        .stream()
                        .findFirst()
                        .orElseGet(JSON::createObjectNode);
    }

    private long addTrunk(Row row, ObjectNode preset) {
        var customer = lab.api("GET", "/customers", "").path(0).path("id").asLong(0);
        var asked = (ObjectNode) JSON.readTree(trunk(row, preset, ""));
        var trunk =
                lab.api("POST", "/trunks", asked.put("customer", customer).toString())
                        .path("id")
                        .asLong(0);
        made.add("/trunks/" + trunk);
        return trunk;
    }

    private void addNumber(String number, long trunk) {
        lab.api("POST", "/numbers", "{\"number\":\"%s\",\"trunk\":%d}".formatted(number, trunk));
        made.add("/numbers/" + number);
        lab.api(
                "PUT",
                "/numbers/%s/assignment".formatted(number),
                "{\"type\":\"teams-user\",\"target\":\"kari@acme.example\"}");
    }

    /// @param habits instead of the preset's; empty for those, with what the admin adds
    private String trunk(Row row, ObjectNode preset, String habits) {
        var country = preset.path("country").asString("");
        var trunk =
                JSON.createObjectNode()
                        .put("name", preset.path("name").asString(""))
                        .put("country", country.isEmpty() ? "NO" : country);
        trunk.set("connection", connection(row.account(), preset));
        var asked = habits(preset);
        asked.setAll((ObjectNode) JSON.readTree(row.added()));
        trunk.set("habits", habits.isEmpty() ? asked : JSON.readTree(habits));
        if (preset.has("media")) {
            trunk.set("media", preset.path("media"));
        }
        return trunk.toString();
    }

    /// The file has what is done with forwarded calls beside the rest, the API below a name of its
    /// own.
    private static ObjectNode habits(ObjectNode preset) {
        var asked = (ObjectNode) preset.path("habits").deepCopy();
        var diverting = JSON.createObjectNode();
        for (var field : List.of("told", "shown")) {
            if (asked.has(field)) {
                diverting.set(field, asked.remove(field));
            }
        }
        if (!diverting.isEmpty()) {
            asked.set("diverting", diverting);
        }
        return asked;
    }

    private JsonNode connection(Account account, ObjectNode preset) {
        var address =
                JSON.createObjectNode()
                        .put(
                                "host",
                                account.host().isEmpty() ? lab.carrierAddress() : account.host())
                        .put("port", account.port())
                        .put("transport", preset.path("transport").asString(""));
        if (preset.path("kind").asString("").equals("static")) {
            var peers = JSON.createObjectNode().put("type", "static-peers");
            peers.putArray("peers").add(address);
            return peers;
        }
        var registration =
                JSON.createObjectNode()
                        .put("type", "registration")
                        .put("username", account.user())
                        .put("loginName", account.login())
                        .put("password", "lab-only-password")
                        .put("refreshSeconds", preset.path("refreshSeconds").asInt(0));
        registration.set("registrar", address);
        return registration;
    }

    private static ObjectNode preset(String key) {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(PRESETS.resolve(key + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return the carrier's own rules that were checked, or broken
    private List<String> rules(Row row, String counted) {
        var own = row.at().replaceAll("-.*", "");
        var names = new ArrayList<String>();
        for (var rule :
                JSON.readTree(lab.in("carrier", "carrier", "rules", "--json")).path("rules")) {
            var name = rule.path("name").asString("");
            if (name.startsWith(own) && rule.path(counted).asInt(0) > 0) {
                names.add(name);
            }
        }
        return names;
    }
}
