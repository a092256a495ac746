package dev.patchbay.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.CallerPlacement;
import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.NumberFormat;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls of callers who have no number of the tenant's.
class DefaultCallerTest {

    private static final String MAIN = "+4722000100";
    private static final String FOREIGN = "+4733333333";
    private static final String REFUSED = "1|refuse|caller-not-of-tenant|403|21";
    private static final Trunk USUAL = Example.staticTrunk(7, 1, "203.0.113.10");

    @ParameterizedTest
    @ValueSource(strings = {FOREIGN, "+4721000100"})
    void takesTheirCallsOutUnderTheDefaultNumber(String caller) {
        assertThat(routed(table(MAIN, USUAL), caller, "+4790000001"))
                .isEqualTo("1|dial|default-caller|120|trunk:t7-1:*:" + MAIN);
        assertThat(routed(table("", USUAL), caller, "+4790000001")).isEqualTo(REFUSED);
    }

    /// Whoever withholds a number did not ask for another one to be shown.
    @Test
    void showsNoNumberForWhoWithholdsHis() {
        assertThat(routed(table(MAIN, USUAL), "anonymous", "+4790000001")).isEqualTo(REFUSED);
    }

    @Test
    void leavesTheTenantsOwnCallersAlone() {
        assertThat(routed(table(MAIN, USUAL), "+4722000101", "+4790000001"))
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t7-1:*");
    }

    @Test
    void writesTheDefaultNumberAsTheCarrierWantsIt() {
        var habits =
                new Habits(
                        NumberFormat.E164,
                        NumberFormat.E164_WITHOUT_PLUS,
                        CallerPlacement.FROM_AND_PAI,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Diverting.USUAL);

        assertThat(routed(table(MAIN, Example.with(habits, "NO", USUAL)), FOREIGN, "+4790000001"))
                .isEqualTo(
                        "1|dial|default-caller|120|"
                                + "trunk:t7-1:*:4722000100:pai:4722000100@203.0.113.10");
    }

    @Test
    void letsOutNoMoreThanTheTrunkDoes() {
        var barred = Example.barred(new Barring(false, true, List.of()), USUAL);

        assertThat(routed(table(MAIN, barred), FOREIGN, "+46812345678"))
                .isEqualTo("1|refuse|destination-barred|403|21");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4721000100", "+4755555555"})
    void countsNoNumberThatIsNotTheTenants(String number) {
        assertThat(routed(table(number, USUAL), FOREIGN, "+4790000001")).isEqualTo(REFUSED);
    }

    @Test
    void takesEmergencyCallsOutByEveryTrunkAllTheSame() {
        assertThat(routed(table("", USUAL), FOREIGN, "112"))
                .isEqualTo("1|dial|emergency|120+404+480|trunk:t7-1:112");
        assertThat(routed(table(MAIN, USUAL), FOREIGN, "112"))
                .isEqualTo("1|dial|emergency|120+404+480|trunk:t7-1:112");
    }

    @Test
    void tellsWhoIsNamedInTheCallersPlace() {
        var found = new ArrayList<String>();

        new CallRouter(table(MAIN, USUAL))
                .route(
                        call(FOREIGN, "+4790000001"),
                        (step, what) -> found.add(step.title() + ": " + what));

        assertThat(found).contains("Default caller: " + MAIN);
    }

    @Test
    void addsNoRowsToTheTable() {
        assertThat(RoutesAhead.of(table(MAIN, USUAL), Mode.AHEAD))
                .isEqualTo(RoutesAhead.of(table("", USUAL), Mode.AHEAD));
    }

    private static String routed(RoutingTable table, String caller, String dialled) {
        return new CallRouter(table).route(call(caller, dialled)).encoded();
    }

    private static Call call(String caller, String dialled) {
        return new Call(Direction.OUTBOUND, Example.ACME.fqdn().value(), dialled, caller);
    }

    private static RoutingTable table(String defaultCaller, Trunk trunk) {
        var acme =
                Example.ACME.named(
                        Optional.of(defaultCaller)
                                .filter(it -> !it.isEmpty())
                                .map(PhoneNumber::new));
        return Example.table(
                List.of(acme, Example.GLOBEX),
                List.of(trunk, Example.staticTrunk(8, 2, "203.0.113.20")),
                List.of(
                        Example.assigned(MAIN, 7),
                        Example.assigned("+4722000101", 7),
                        Example.assigned("+4721000100", 8)));
    }
}
