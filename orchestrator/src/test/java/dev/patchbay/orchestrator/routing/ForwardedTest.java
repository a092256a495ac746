package dev.patchbay.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.CallerPlacement;
import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.Diverting.Shown;
import dev.patchbay.orchestrator.trunk.Diverting.Told;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.NumberFormat;
import dev.patchbay.orchestrator.trunk.Presets;
import dev.patchbay.orchestrator.trunk.Trunk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls that somebody forwarded, both ways.
class ForwardedTest {

    private static final String OWN = "+4722000101";
    private static final String FOREIGN = "+4733333333";
    private static final String REFUSED = "1|refuse|caller-not-of-tenant|403|21";
    private static final String TO = "+4790000001";

    @ParameterizedTest
    @CsvSource({
        "OWN_NUMBER, FROM, :*:+4722000101",
        "OWN_NUMBER, FROM_AND_PPI, :*:+4722000101:ppi:+4722000101@203.0.113.10",
        "CALLER, FROM, :*",
        "CALLER, FROM_AND_PAI, :*:*:pai:+4733333333@203.0.113.10",
        "CALLER, ACCOUNT_IN_PAI, :*:*:pai:0815@203.0.113.10",
        "CALLER_ASSERTED, FROM, :*:+4722000101:pai:+4733333333@203.0.113.10",
        "CALLER_ASSERTED, FROM_AND_RPID, :*:+4722000101:rpid:+4733333333@203.0.113.10",
        "CALLER_ASSERTED, ACCOUNT_IN_FROM, :*:0815:pai:+4733333333@203.0.113.10"
    })
    void showsTheCarrierWhomItTakes(Shown shown, CallerPlacement placement, String told) {
        var trunk = trunk(Told.NOTHING, shown, placement);

        assertThat(routed(trunk, FOREIGN, OWN)).isEqualTo("1|dial|forwarded|120|trunk:t7-1" + told);
    }

    @Test
    void refusesThemAsOthersWhereTheCarrierTakesNone() {
        var trunk = trunk(Told.NOTHING, Shown.AS_OTHERS, CallerPlacement.FROM);

        assertThat(routed(trunk, FOREIGN, OWN)).isEqualTo(REFUSED);
    }

    /// A number that forwards is believed only where it is one of the customer's own.
    @ParameterizedTest
    @ValueSource(strings = {"", "+4721000100", "+4755555555", "kari", "+47220001010000000"})
    void believesNoNumberThatIsNotTheCustomers(String diverter) {
        var trunk = trunk(Told.NOTHING, Shown.CALLER, CallerPlacement.FROM);

        assertThat(routed(trunk, FOREIGN, diverter)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"OWN_NUMBER, :*:+4722000101", "CALLER, :*", "CALLER_ASSERTED, :*:+4722000101"})
    void forwardsTheCallOfSomebodyWithoutANumber(Shown shown, String told) {
        var trunk = trunk(Told.NOTHING, shown, CallerPlacement.FROM);

        assertThat(routed(trunk, "anonymous", OWN))
                .isEqualTo("1|dial|forwarded|120|trunk:t7-1" + told);
    }

    @Test
    void leavesTheCustomersOwnCallersAsTheyAre() {
        var trunk = trunk(Told.NOTHING, Shown.OWN_NUMBER, CallerPlacement.FROM);

        assertThat(routed(trunk, "+4722000100", OWN))
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t7-1:*");
    }

    @Test
    void letsOutNoMoreThanTheTrunkDoes() {
        var barred =
                Example.barred(
                        new Barring(false, false, List.of("+479")),
                        trunk(Told.NOTHING, Shown.CALLER, CallerPlacement.FROM));

        assertThat(routed(barred, FOREIGN, OWN)).isEqualTo("1|refuse|destination-barred|403|21");
    }

    @ParameterizedTest
    @CsvSource({"DIVERSION, div", "HISTORY_INFO, his"})
    void saysInRowsDecidedAheadHowTheCarrierIsToldWhoForwarded(Told told, String code) {
        var trunk = trunk(told, Shown.OWN_NUMBER, CallerPlacement.FROM);

        assertThat(RoutesAhead.of(table(trunk), Mode.AHEAD))
                .containsEntry(
                        "out/%s/%s".formatted(Example.ACME.fqdn(), OWN),
                        "1|dial|caller-has-trunk|120|trunk:t7-1:*:*:::%s:___+:203.0.113.10"
                                .formatted(code));
    }

    @Test
    void writesTheNumbersAsTheCarrierWantsThem() {
        var habits =
                habits(
                        NumberFormat.NATIONAL,
                        CallerPlacement.FROM,
                        new Diverting(Told.DIVERSION, Shown.CALLER_ASSERTED, false));
        var trunk = Example.with(habits, "SE", Example.staticTrunk(7, 1, "203.0.113.10"));

        assertThat(routed(trunk, FOREIGN, OWN))
                .endsWith(
                        "|trunk:t7-1:*:004722000101:pai:004733333333@203.0.113.10"
                                + ":div:_46_0_00:203.0.113.10");
    }

    /// What 2talk documents: From and Diversion of the account, the caller in PAI.
    @Test
    void showsThe2talkCallerAsItWantsHim() throws IOException {
        var preset = new Presets().named("2talk");
        var trunk = Example.with(preset.habits(), "NZ", Example.account(7, 1));

        assertThat(routed(trunk, FOREIGN, OWN))
                .endsWith(
                        "|trunk:t7-1:*:+4722000101:pai:+4733333333@registrar.example"
                                + ":div:___+:registrar.example");
    }

    @Test
    void tellsTeamsWhoForwardedACarriersCall() {
        var diverting = new Diverting(Told.NOTHING, Shown.OWN_NUMBER, true);
        var trunk =
                Example.with(
                        habits(NumberFormat.E164, CallerPlacement.FROM, diverting),
                        "NO",
                        Example.account(7, 1));

        assertThat(RoutesAhead.of(table(trunk), Mode.AHEAD).get("in/t7/" + OWN))
                .endsWith("|teams:%s@%s::div".formatted(OWN, Example.ACME.fqdn()));
    }

    @Test
    void tellsWhoForwardedInTheExplanation() {
        var found = new ArrayList<String>();

        new CallRouter(table(trunk(Told.NOTHING, Shown.CALLER, CallerPlacement.FROM)))
                .route(call(FOREIGN, OWN), (step, what) -> found.add(step.title() + ": " + what));

        assertThat(found)
                .containsSubsequence(
                        "Caller: a number that is on no trunk", "Forwarded by: " + OWN);
    }

    private static Trunk trunk(Told told, Shown shown, CallerPlacement placement) {
        return Example.with(
                habits(NumberFormat.E164, placement, new Diverting(told, shown, false)),
                "NO",
                Example.staticTrunk(7, 1, "203.0.113.10"));
    }

    private static Habits habits(
            NumberFormat caller, CallerPlacement placement, Diverting diverting) {
        return new Habits(
                NumberFormat.E164,
                caller,
                placement,
                Optional.of("0815"),
                "",
                Optional.empty(),
                diverting);
    }

    private static String routed(Trunk trunk, String caller, String diverter) {
        return new CallRouter(table(trunk)).route(call(caller, diverter)).encoded();
    }

    private static Call call(String caller, String diverter) {
        return new Call(Direction.OUTBOUND, Example.ACME.fqdn().value(), TO, caller, diverter);
    }

    private static RoutingTable table(Trunk trunk) {
        return Example.table(
                List.of(Example.ACME, Example.GLOBEX),
                List.of(trunk, Example.staticTrunk(8, 2, "203.0.113.20")),
                List.of(
                        Example.assigned("+4722000100", 7),
                        Example.assigned(OWN, 7),
                        Example.assigned("+4721000100", 8)));
    }
}
