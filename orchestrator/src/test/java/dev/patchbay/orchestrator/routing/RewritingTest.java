package dev.patchbay.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.trunk.CallerPlacement;
import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.NumberFormat;
import dev.patchbay.orchestrator.trunk.RewriteRule;
import dev.patchbay.orchestrator.trunk.RewriteRule.Expression;
import dev.patchbay.orchestrator.trunk.RewriteRule.Prefix;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.orchestrator.trunk.RewriteRules;
import dev.patchbay.orchestrator.trunk.Trunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Trunks with rules beside their formats.
class RewritingTest {

    private static final String OWN = "+4722000100";
    private static final String OUT = "out/%s/%s".formatted(Example.ACME.fqdn(), OWN);
    private static final Trunk USUAL = Example.staticTrunk(7, 1, "203.0.113.10");

    private static final RewriteRule CALLED =
            new RewriteRule(Side.CALLED_OUT, Expression.of("[+]47(9[0-9]*)"), "8$1");
    private static final RewriteRule CALLER =
            new RewriteRule(Side.CALLER_OUT, new Prefix("+47"), "0");

    @Test
    void callsTheNumberThatTheRulesLeave() {
        var table = table(USUAL, CALLED);

        assertThat(outbound(table, "+4790000001"))
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t7-1:890000001");
        assertThat(outbound(table, "+46812345678"))
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t7-1:*");
    }

    @Test
    void asksWhereTheCalleeMattersAndFallsBackToTheFormat() {
        assertThat(RoutesAhead.of(table(USUAL, CALLED), Mode.AHEAD))
                .containsEntry(OUT, "1|ask|caller-has-trunk|120|trunk:t7-1:*")
                .containsEntry(
                        "out/%s/112".formatted(Example.ACME.fqdn()),
                        "1|dial|emergency|120+404+480|trunk:t7-1:112");
    }

    @Test
    void tellsARewrittenCallerAhead() {
        assertThat(RoutesAhead.of(table(USUAL, CALLER), Mode.AHEAD))
                .containsEntry(OUT, "1|dial|caller-has-trunk|120|trunk:t7-1:*:022000100");
        assertThat(outbound(table(USUAL, CALLER), "112"))
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t7-1:*:022000100");
    }

    @Test
    void rewritesWhatTheFormatHasWritten() {
        var habits =
                new Habits(
                        NumberFormat.INTERNATIONAL,
                        NumberFormat.E164_WITHOUT_PLUS,
                        CallerPlacement.FROM_AND_PAI,
                        Optional.empty(),
                        "77",
                        Optional.empty(),
                        Diverting.USUAL);
        var rules =
                new RewriteRule[] {
                    new RewriteRule(Side.CALLED_OUT, new Prefix("7700"), "77*"),
                    new RewriteRule(Side.CALLER_OUT, new Prefix("47"), "")
                };

        assertThat(outbound(table(Example.with(habits, "NO", USUAL), rules), "+4790000001"))
                .endsWith("|trunk:t7-1:77*4790000001:22000100:pai:22000100@203.0.113.10");
    }

    @Test
    void neverRewritesAShortNumber() {
        var all = new RewriteRule(Side.CALLED_OUT, Expression.of("(.*)"), "99$1");

        assertThat(outbound(table(USUAL, all), "112")).endsWith("|trunk:t7-1:*");
        assertThat(outbound(table(USUAL, all), "1881")).endsWith("|trunk:t7-1:*");
    }

    @Test
    void readsWhatACarrierDialsByTheRules() {
        var table =
                table(USUAL, new RewriteRule(Side.CALLED_IN, Expression.of("9#([0-9]+)"), "$1"));

        assertThat(inbound(table, "9#22000100", "+4790000001"))
                .isEqualTo(
                        "1|dial|number-assigned|120|teams:%s@%s"
                                .formatted(OWN, Example.ACME.fqdn()));
        assertThat(inbound(table, "22000100", "+4790000001")).contains("|teams:" + OWN + "@");
        assertThat(RoutesAhead.of(table, Mode.AHEAD).get("in/g7/22000100")).startsWith("1|ask|");
    }

    @Test
    void takesARulesNumberForThatTrunkAlone() {
        var own = new RewriteRule(Side.CALLED_IN, Expression.of(".*"), "+4721000100");

        assertThat(inbound(table(USUAL, own), "22000100", "+4790000001"))
                .isEqualTo("1|refuse|number-unknown|404|1");
    }

    @Test
    void tellsTeamsTheCallerThatTheRulesLeave() {
        var rule = new RewriteRule(Side.CALLER_IN, Expression.of("9#([0-9]+)"), "+47$1");
        var table = table(USUAL, rule);

        assertThat(inbound(table, "22000100", "9#90000001"))
                .endsWith("|teams:%s@%s:+4790000001".formatted(OWN, Example.ACME.fqdn()));
        assertThat(inbound(table, "22000100", "anonymous"))
                .endsWith("|teams:%s@%s".formatted(OWN, Example.ACME.fqdn()));
        assertThat(RoutesAhead.of(table, Mode.AHEAD).get("in/g7/22000100"))
                .isEqualTo(
                        "1|ask|number-assigned|120|teams:%s@%s"
                                .formatted(OWN, Example.ACME.fqdn()));
    }

    @Test
    void readsARewrittenCallerByTheTrunksFormat() {
        var habits =
                new Habits(
                        NumberFormat.E164,
                        NumberFormat.NATIONAL,
                        CallerPlacement.FROM,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Diverting.USUAL);
        var rule = new RewriteRule(Side.CALLER_IN, new Prefix("9#"), "");
        var table = table(Example.with(habits, "NO", USUAL), rule);

        assertThat(inbound(table, OWN, "9#90000001")).endsWith(":+4790000001");
    }

    @Test
    void tellsEachRulesStepInTheExplanation() {
        var found = new ArrayList<String>();

        new CallRouter(table(USUAL, CALLED, CALLER))
                .route(
                        call(Direction.OUTBOUND, Example.ACME.fqdn().value(), "+4790000001", OWN),
                        (step, what) -> found.add(step.title() + ": " + what));

        assertThat(found).contains("Rewrite rules: trunk Trunk 7: [+]47(9[0-9]*) → 8$1: 890000001");
    }

    @Test
    void triesANumberByTheSameCode() {
        var habits =
                new Habits(
                        NumberFormat.NATIONAL,
                        NumberFormat.NATIONAL,
                        CallerPlacement.FROM,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Diverting.USUAL);
        var trunk = Example.with(habits, "SE", USUAL);
        var rules =
                new RewriteRules(
                        List.of(
                                new RewriteRule(Side.CALLED_OUT, new Prefix("00"), "9*"),
                                new RewriteRule(Side.CALLER_IN, new Prefix("9#"), "0")));

        var called = NumberTrial.of(trunk, rules, Side.CALLED_OUT, "+4790000001");
        assertThat(called.steps())
                .extracting(step -> step.title() + ": " + step.found())
                .containsExactly("The trunk's format: 004790000001", "00 → 9*: 9*4790000001");
        assertThat(called.result()).isEqualTo("9*4790000001");
        assertThat(NumberTrial.of(trunk, rules, Side.CALLER_IN, "9#812345678").result())
                .isEqualTo("+46812345678");
        assertThat(NumberTrial.of(trunk, rules, Side.CALLED_OUT, "112").steps()).isEmpty();
    }

    private static String outbound(RoutingTable table, String dialled) {
        var call = call(Direction.OUTBOUND, Example.ACME.fqdn().value(), dialled, OWN);
        return new CallRouter(table).route(call).encoded();
    }

    private static String inbound(RoutingTable table, String dialled, String caller) {
        return new CallRouter(table)
                .route(call(Direction.INBOUND, "g7", dialled, caller))
                .encoded();
    }

    private static Call call(Direction direction, String origin, String dialled, String caller) {
        return new Call(direction, origin, dialled, caller);
    }

    private static RoutingTable table(Trunk trunk, RewriteRule... rules) {
        return Example.table(
                        List.of(Example.ACME, Example.GLOBEX),
                        List.of(trunk, Example.staticTrunk(8, 2, "203.0.113.20")),
                        List.of(Example.assigned(OWN, 7), Example.assigned("+4721000100", 8)))
                .rewriting(Map.of(trunk.id(), new RewriteRules(Arrays.asList(rules))));
    }
}
