package dev.patchbay.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.screening.CallerScreen;
import dev.patchbay.orchestrator.screening.Strangers;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Callers beside the customer's own numbers.
class ScreeningTest {

    private static final String OWN = "+4722000100";
    private static final String APPROVED = "+4733333333";
    private static final String STRANGER = "+4755555555";
    private static final String REFUSED = "1|refuse|caller-not-of-tenant|403|21";
    private static final String TO = "+4790000001";
    private static final Trunk USUAL = Example.staticTrunk(7, 1, "203.0.113.10");

    @Test
    void letsAnApprovedCallerOutByTheTrunkThatWasSaid() {
        var table = table(Strangers.REFUSE, Map.of(APPROVED, 9L), "");

        assertThat(routed(table, APPROVED)).isEqualTo("1|dial|caller-approved|120|trunk:t9-1:*");
        assertThat(routed(table, OWN)).isEqualTo("1|dial|caller-has-trunk|120|trunk:t7-1:*");
        assertThat(routed(table, STRANGER)).isEqualTo(REFUSED);
    }

    @Test
    void decidesAheadAboutApprovedCallersOfThatCustomerAlone() {
        var rows = RoutesAhead.of(table(Strangers.PASS, Map.of(APPROVED, 9L), ""), Mode.AHEAD);

        assertThat(rows)
                .containsEntry(
                        "out/%s/%s".formatted(Example.ACME.fqdn(), APPROVED),
                        "1|dial|caller-approved|120|trunk:t9-1:*")
                .doesNotContainKey("out/%s/%s".formatted(Example.GLOBEX.fqdn(), APPROVED))
                .doesNotContainKey("out/%s/%s".formatted(Example.ACME.fqdn(), STRANGER));
    }

    @Test
    void asksAboutApprovedCallersWhereTheTrunkBarsSomething() {
        var barred = Example.barred(new Barring(false, false, List.of("+479")), USUAL);
        var table =
                Example.table(List.of(Example.ACME), List.of(barred), List.of())
                        .screened(
                                Map.of(
                                        Example.ACME.customer(),
                                        screen(Strangers.REFUSE, Map.of(APPROVED, 7L))));

        assertThat(RoutesAhead.of(table, Mode.AHEAD))
                .containsEntry(
                        "out/%s/%s".formatted(Example.ACME.fqdn(), APPROVED),
                        "1|ask|caller-approved|120|trunk:t7-1:*");
        assertThat(routed(table, APPROVED)).isEqualTo("1|refuse|destination-barred|403|21");
    }

    @Test
    void takesAnOwnNumberForTheCustomersEvenIfItWasApproved() {
        var table = table(Strangers.REFUSE, Map.of(OWN, 9L), "");
        var key = "out/%s/%s".formatted(Example.ACME.fqdn(), OWN);

        assertThat(RoutesAhead.of(table, Mode.AHEAD).get(key)).isEqualTo(routed(table, OWN));
        assertThat(routed(table, OWN)).contains("|caller-has-trunk|");
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSE, '', 1|refuse|caller-not-of-tenant|403|21",
        "REFUSE, +4722000200, 1|refuse|caller-not-of-tenant|403|21",
        "DEFAULT_CALLER, '', 1|refuse|caller-not-of-tenant|403|21",
        "DEFAULT_CALLER, +4722000200, 1|dial|default-caller|120|trunk:t9-1:*:+4722000200",
        "PASS, '', 1|dial|caller-passed|120|trunk:t7-1:*",
        "PASS, +4722000200, 1|dial|caller-passed|120|trunk:t9-1:*"
    })
    void treatsStrangersAsTheTenantHasIt(Strangers strangers, String defaultCaller, String route) {
        assertThat(routed(table(strangers, Map.of(), defaultCaller), STRANGER)).isEqualTo(route);
    }

    /// Another customer's number is a stranger's.
    @Test
    void passesNoWithheldNumberAndNoTrunkOfOthers() {
        var table = table(Strangers.PASS, Map.of(), "");

        assertThat(routed(table, "anonymous")).isEqualTo(REFUSED);
        assertThat(routed(table, "+4721000100")).isEqualTo("1|dial|caller-passed|120|trunk:t7-1:*");
    }

    @Test
    void takesEmergencyCallsOfStrangersOutByEveryTrunk() {
        var table = table(Strangers.PASS, Map.of(), "");

        assertThat(new CallRouter(table).route(call(STRANGER, "112", "")).encoded())
                .isEqualTo("1|dial|emergency|120+404+480|trunk:t7-1:112|trunk:t9-1:112");
    }

    @Test
    void asksWhoForwardsOnlyWhereTheCallerIsNotApproved() {
        var table = table(Strangers.REFUSE, Map.of(APPROVED, 9L), "");

        assertThat(new CallRouter(table).route(call(APPROVED, TO, OWN)).encoded())
                .contains("|caller-approved|");
        assertThat(new CallRouter(table).route(call(STRANGER, TO, OWN)).encoded())
                .contains("|forwarded|");
    }

    @Test
    void tellsWhyInTheExplanation() {
        var found = new ArrayList<String>();

        new CallRouter(table(Strangers.PASS, Map.of(APPROVED, 9L), ""))
                .route(
                        call(STRANGER, TO, ""),
                        (step, what) -> found.add(step.title() + ": " + what));

        assertThat(found)
                .containsSubsequence(
                        "Caller: a number that is on no trunk",
                        "Approved caller: no",
                        "Callers who are neither: Let them out as they are");
    }

    private static CallerScreen screen(Strangers strangers, Map<String, Long> approved) {
        var numbers = new HashMap<PhoneNumber, TrunkId>();
        approved.forEach(
                (number, trunk) -> numbers.put(new PhoneNumber(number), new TrunkId(trunk)));
        return new CallerScreen(strangers, numbers);
    }

    private static String routed(RoutingTable table, String caller) {
        return new CallRouter(table).route(call(caller, TO, "")).encoded();
    }

    private static Call call(String caller, String dialled, String diverter) {
        return new Call(Direction.OUTBOUND, Example.ACME.fqdn().value(), dialled, caller, diverter);
    }

    private static RoutingTable table(
            Strangers strangers, Map<String, Long> approved, String defaultCaller) {
        var acme =
                Example.ACME.named(
                        Optional.of(defaultCaller)
                                .filter(it -> !it.isEmpty())
                                .map(PhoneNumber::new));
        return Example.table(
                        List.of(acme, Example.GLOBEX),
                        List.of(
                                USUAL,
                                Example.staticTrunk(9, 1, "203.0.113.11"),
                                Example.staticTrunk(8, 2, "203.0.113.20")),
                        List.of(
                                Example.assigned(OWN, 7),
                                Example.assigned("+4722000200", 9),
                                Example.assigned("+4721000100", 8)))
                .screened(Map.of(Example.ACME.customer(), screen(strangers, approved)));
    }
}
