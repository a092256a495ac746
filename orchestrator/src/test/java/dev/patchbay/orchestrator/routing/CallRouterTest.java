package dev.patchbay.orchestrator.routing;

import static dev.patchbay.orchestrator.routing.Example.ACME;
import static dev.patchbay.orchestrator.routing.Example.GLOBEX;
import static dev.patchbay.orchestrator.routing.Example.account;
import static dev.patchbay.orchestrator.routing.Example.assigned;
import static dev.patchbay.orchestrator.routing.Example.disabled;
import static dev.patchbay.orchestrator.routing.Example.staticTrunk;
import static dev.patchbay.orchestrator.routing.Example.table;
import static dev.patchbay.orchestrator.routing.Example.unassigned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallRouterTest {

    private static final RoutingTable TWO_CUSTOMERS =
            table(
                    List.of(ACME, GLOBEX),
                    List.of(
                            staticTrunk(1, 1, "198.18.10.50", "198.18.10.51"),
                            staticTrunk(2, 2, "198.18.10.51"),
                            account(3, 1)),
                    List.of(
                            assigned("+4722000100", 1),
                            unassigned("+4722000102", 1),
                            assigned("+4721000100", 2),
                            assigned("+4722000200", 3)));

    @ParameterizedTest
    @ValueSource(strings = {"+4722000100", "4722000100", "004722000100", "22000100"})
    void sendsACarriersCallToTeamsHoweverTheCarrierWritesTheNumber(String dialled) {
        assertThat(inbound(TWO_CUSTOMERS, "g1", dialled))
                .isEqualTo("1|dial|number-assigned|120|teams:+4722000100@acme.dr.voiceops.example");
    }

    @Test
    void tellsCustomersBehindTheSameCarrierApartByTheNumber() {
        assertThat(inbound(TWO_CUSTOMERS, "g1", "+4721000100"))
                .endsWith("teams:+4721000100@globex.dr.voiceops.example");
    }

    @Test
    void refusesANumberOfAnotherOriginsTrunk() {
        assertThat(inbound(TWO_CUSTOMERS, "t3", "+4722000100"))
                .isEqualTo("1|refuse|number-unknown|404|1");
    }

    @Test
    void refusesWithTheReasonAndItsStatus() {
        assertThat(inbound(TWO_CUSTOMERS, "g1", "+4722000999"))
                .isEqualTo("1|refuse|number-unknown|404|1");
        assertThat(inbound(TWO_CUSTOMERS, "g1", "+4722000102"))
                .isEqualTo("1|refuse|number-not-assigned|404|1");
        assertThat(inbound(TWO_CUSTOMERS, "g1", "kari.nordmann"))
                .isEqualTo("1|refuse|number-unreadable|484|28");
        assertThat(inbound(TWO_CUSTOMERS, "", "+4722000100"))
                .isEqualTo("1|refuse|origin-unknown|403|21");
    }

    @Test
    void takesNoCallsFromADisabledTrunkEvenForAKnownNumber() {
        var table =
                table(
                        List.of(ACME),
                        List.of(disabled(staticTrunk(1, 1, "198.18.10.50"))),
                        List.of(assigned("+4722000100", 1)));
        assertThat(inbound(table, "g1", "+4722000100")).isEqualTo("1|refuse|trunk-disabled|403|21");
    }

    @Test
    void noEngineKnowsOfADraftAndNoCallGoesByIt() {
        var table =
                table(
                        List.of(ACME),
                        List.of(staticTrunk(1, 1), staticTrunk(2, 1, "198.18.10.50")),
                        List.of(assigned("+4722000100", 1), unassigned("+4722000101", 2)));

        assertThat(inbound(table, "g2", "+4722000100")).isEqualTo("1|refuse|number-unknown|404|1");
        assertThat(outbound(table, "acme.dr.voiceops.example", "+4722000100"))
                .isEqualTo("1|refuse|trunk-draft|403|21");
        assertThat(RoutesAhead.of(table, RoutesAhead.Mode.AHEAD).toString())
                .contains("+4722000101", "trunk:t2-1")
                .doesNotContain("+4722000100", "t1");
    }

    @Test
    void sendsATenantsCallToEachAddressOfTheCallersTrunkInTurn() {
        assertThat(outbound(TWO_CUSTOMERS, "acme.dr.voiceops.example", "+4722000100"))
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t1-1:*|trunk:t1-2:*");
        assertThat(outbound(TWO_CUSTOMERS, "acme.dr.voiceops.example", "+4722000200"))
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t3-1:*");
    }

    @Test
    void letsNoTenantCallUnderAnotherOnesNumber() {
        assertThat(outbound(TWO_CUSTOMERS, "globex.dr.voiceops.example", "+4722000100"))
                .isEqualTo("1|refuse|caller-not-of-tenant|403|21");
        assertThat(outbound(TWO_CUSTOMERS, "globex.dr.voiceops.example", "anonymous"))
                .isEqualTo("1|refuse|caller-not-of-tenant|403|21");
        assertThat(outbound(TWO_CUSTOMERS, "evil\r\nname", "+4722000100"))
                .isEqualTo("1|refuse|tenant-unknown|404|1");
    }

    @Test
    void takesAnEmergencyCallToAnyTrunkWhoeverCalls() {
        assertThat(dialled(TWO_CUSTOMERS, "112", "+4733333333"))
                .isEqualTo(
                        "1|dial|emergency|120+404+480|trunk:t1-1:112|trunk:t1-2:112|trunk:t3-1:112");
        assertThat(dialled(TWO_CUSTOMERS, "113", "anonymous")).startsWith("1|dial|emergency|");
    }

    @Test
    void takesAnEmergencyCallToTheCallersOwnTrunkWhereThatIsEnabled() {
        assertThat(dialled(TWO_CUSTOMERS, "112", "+4722000200"))
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t3-1:*");
        assertThat(
                        dialled(
                                table(
                                        List.of(ACME),
                                        List.of(
                                                staticTrunk(1, 1, "198.18.10.50"),
                                                disabled(account(3, 1))),
                                        List.of(assigned("+4722000200", 3))),
                                "112",
                                "+4722000200"))
                .isEqualTo("1|dial|emergency|120+404+480|trunk:t1-1:112");
    }

    @ParameterizedTest
    @ValueSource(strings = {"911", "1120", "11", "+112", ""})
    void makesNoExceptionForWhatIsNoEmergencyNumberThere(String dialled) {
        assertThat(dialled(TWO_CUSTOMERS, dialled, "+4733333333"))
                .isEqualTo("1|refuse|caller-not-of-tenant|403|21");
    }

    private static String dialled(RoutingTable table, String dialled, String caller) {
        return new CallRouter(table)
                .route(new Call(Direction.OUTBOUND, "acme.dr.voiceops.example", dialled, caller))
                .encoded();
    }

    private static String inbound(RoutingTable table, String origin, String dialled) {
        return route(table, new Call(Direction.INBOUND, origin, dialled, "+4790000001"));
    }

    private static String outbound(RoutingTable table, String tenant, String caller) {
        return route(table, new Call(Direction.OUTBOUND, tenant, "+4790000001", caller));
    }

    private static String route(RoutingTable table, Call call) {
        return new CallRouter(table).route(call).encoded();
    }
}
