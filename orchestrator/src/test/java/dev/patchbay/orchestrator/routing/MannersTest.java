package dev.patchbay.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.Route.Callee;
import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.trunk.CallerPlacement;
import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.NumberFormat;
import dev.patchbay.orchestrator.trunk.Preset;
import dev.patchbay.orchestrator.trunk.Presets;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.telephony.HostName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a trunk's habits become in the routes decided ahead.
class MannersTest {

    private static final String NUMBER = "+4722000100";

    @ParameterizedTest
    @CsvSource({
        "E164, NO, '', *",
        "E164, NO, 12#, ___12#+",
        "E164_WITHOUT_PLUS, NO, '', ___",
        "INTERNATIONAL, NO, '', ___00",
        "INTERNATIONAL, US, '', ___011",
        "NATIONAL, NO, '', _47__00",
        "NATIONAL, SE, '', _46_0_00",
        "NATIONAL, US, '', _1_1_011",
        "NATIONAL, SE, 77, _46_770_7700",
        "NATIONAL_WITHOUT_PREFIX, SE, '', _46__00"
    })
    void tellsTheEngineHowTheNumberCalledIsWritten(
            NumberFormat format, String country, String techPrefix, String rule) {
        var habits = habits(format, NumberFormat.E164, CallerPlacement.FROM, techPrefix);
        var trunk = Example.with(habits, country, Example.staticTrunk(7, 1, "203.0.113.10"));

        assertThat(outbound(trunk)).endsWith("|trunk:t7-1:" + rule);
    }

    @ParameterizedTest
    @CsvSource({
        "E164, FROM, ''",
        "NATIONAL, FROM, :22000100",
        "E164, FROM_AND_PAI, :*:pai:+4722000100@203.0.113.10",
        "E164_WITHOUT_PLUS, FROM_AND_PPI, :4722000100:ppi:4722000100@203.0.113.10",
        "INTERNATIONAL, FROM_AND_RPID, :004722000100:rpid:004722000100@203.0.113.10",
        "E164, ACCOUNT_IN_FROM, :0815:pai:+4722000100@203.0.113.10",
        "E164, ACCOUNT_IN_PAI, :*:pai:0815@203.0.113.10"
    })
    void tellsTheCarrierWhoCallsWhereItLooks(
            NumberFormat format, CallerPlacement placement, String told) {
        var trunk =
                Example.with(
                        habits(NumberFormat.E164, format, placement, ""),
                        "NO",
                        Example.staticTrunk(7, 1, "203.0.113.10"));

        assertThat(outbound(trunk)).endsWith("|trunk:t7-1:*" + told);
    }

    @ParameterizedTest
    @CsvSource({
        "E164, NO, ''",
        "E164_WITHOUT_PLUS, NO, :___",
        "INTERNATIONAL, SE, :_00_46_0",
        "NATIONAL, SE, :_00_46_0",
        "NATIONAL, US, :_011_1_1",
        "NATIONAL_WITHOUT_PREFIX, US, :_011_1_"
    })
    void tellsTheEngineHowToReadACarriersCaller(NumberFormat format, String country, String rule) {
        var trunk =
                Example.with(
                        habits(NumberFormat.E164, format, CallerPlacement.FROM, ""),
                        country,
                        Example.account(7, 1));

        assertThat(rows(trunk).get("in/t7/" + NUMBER))
                .endsWith("|teams:%s@%s%s".formatted(NUMBER, Example.ACME.fqdn(), rule));
    }

    @Test
    void namesTheUserWeRegisterWithWhereNoAccountIsGiven() {
        var habits =
                new Habits(
                        NumberFormat.E164,
                        NumberFormat.E164,
                        CallerPlacement.ACCOUNT_IN_PAI,
                        Optional.empty(),
                        "",
                        Optional.of(new HostName("tel.carrier.example")),
                        Diverting.USUAL);
        var trunk = Example.with(habits, "NO", Example.account(7, 1));

        assertThat(outbound(trunk)).endsWith("|trunk:t7-1:*:*:pai:acme@tel.carrier.example");
    }

    @Test
    void neverRewritesAnEmergencyNumber() {
        var habits = habits(NumberFormat.NATIONAL, NumberFormat.E164, CallerPlacement.FROM, "77");
        var trunk = Example.with(habits, "SE", Example.staticTrunk(7, 1, "203.0.113.10"));

        assertThat(rows(trunk).get("out/%s/112".formatted(Example.ACME.fqdn())))
                .endsWith("|trunk:t7-1:112");
        assertThat(((Callee.Spelt) Manners.callee(trunk)).spelling().write("112")).isEqualTo("112");
    }

    /// A customer may have more gateways than a route has room for.
    @Test
    void takesAnEmergencyCallToAsManyTrunksAsARouteHolds() {
        var trunks =
                IntStream.rangeClosed(1, 12)
                        .mapToObj(id -> Example.staticTrunk(id, 1, "203.0.113." + id))
                        .toList();
        var table = Example.table(List.of(Example.ACME), trunks, List.of());

        var row =
                RoutesAhead.of(table, Mode.AHEAD).get("out/%s/112".formatted(Example.ACME.fqdn()));

        assertThat(row).contains("|trunk:t1-1:112|").endsWith("|trunk:t8-1:112");
    }

    static Stream<Preset> presets() throws IOException {
        return new Presets().all().stream();
    }

    /// Every preset gives a trunk that routes, and says where its habits are known from.
    @ParameterizedTest
    @MethodSource("presets")
    void hasPresetsThatWork(Preset preset) {
        var trunk =
                Example.with(
                        preset.habits(),
                        preset.country().isEmpty() ? "NO" : preset.country(),
                        preset.registration()
                                ? Example.account(7, 1)
                                : Example.staticTrunk(7, 1, "203.0.113.10"));

        assertThat(outbound(trunk)).contains("|trunk:t7-1:");
        assertThat(preset.source()).isNotBlank();
        assertThat(preset.notes()).isNotEmpty().allMatch(it -> it.endsWith("."));
    }

    @ParameterizedTest
    @CsvSource({
        "telnyx, :*:ppi:+4722000100@203.0.113.10",
        "twilio, ''",
        "cm-com, :*:pai:+4722000100@203.0.113.10",
        "2talk, :*:pai:+4722000100@registrar.example:div:___+:registrar.example",
        "bulkvs, ''",
        "telekom-companyflex, :*:ppi:+4722000100@registrar.example",
        "clip-no-screening, :*:pai:acme@registrar.example"
    })
    void tellsEachCarrierOfAPresetTheCallerWhereItLooks(String key, String told)
            throws IOException {
        var preset = new Presets().named(key);
        var trunk =
                Example.with(
                        preset.habits(),
                        "NO",
                        preset.registration()
                                ? Example.account(7, 1)
                                : Example.staticTrunk(7, 1, "203.0.113.10"));

        assertThat(outbound(trunk)).endsWith("|trunk:t7-1:*" + told);
    }

    private static Habits habits(
            NumberFormat called, NumberFormat caller, CallerPlacement placement, String prefix) {
        return new Habits(
                called,
                caller,
                placement,
                Optional.of("0815"),
                prefix,
                Optional.empty(),
                Diverting.USUAL);
    }

    /// The row of a call from Teams, which is what the router itself says.
    private static String outbound(Trunk trunk) {
        var row = rows(trunk).get("out/%s/%s".formatted(Example.ACME.fqdn(), NUMBER));
        var asked =
                new CallRouter(table(trunk))
                        .route(
                                new Call(
                                        Direction.OUTBOUND,
                                        Example.ACME.fqdn().value(),
                                        "+4790000077",
                                        NUMBER));
        assertThat(row).isEqualTo(asked.encoded());
        return asked.encoded();
    }

    private static Map<String, String> rows(Trunk trunk) {
        return RoutesAhead.of(table(trunk), Mode.AHEAD);
    }

    private static RoutingTable table(Trunk trunk) {
        return Example.table(
                List.of(Example.ACME), List.of(trunk), List.of(Example.assigned(NUMBER, 7)));
    }
}
