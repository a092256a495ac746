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

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.limit.CallKey;
import dev.patchbay.orchestrator.limit.Usage;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final String ACME_NAME = "acme.dr.voiceops.example";

    private final CurrentRouter router =
            new CurrentRouter(
                    table(
                            List.of(ACME, GLOBEX),
                            List.of(
                                    staticTrunk(1, 1, "198.18.10.50"),
                                    disabled(account(3, 1)),
                                    staticTrunk(2, 2, "198.18.10.51")),
                            List.of(
                                    assigned("+4722000100", 1),
                                    unassigned("+4722000102", 1),
                                    assigned("+4722000200", 3),
                                    assigned("+4721000100", 2))),
                    new Usage(Clock.systemUTC()),
                    Clock.systemUTC());

    @Test
    void tellsEachStepOfACarriersCall() {
        assertThat(steps(inbound("g1", "22000100")))
                .containsExactly(
                        "Comes from: trunk Trunk 1",
                        "Number meant: '22000100' dialled in NO is +4722000100",
                        "Number: +4722000100",
                        "Trunk: Trunk 1",
                        "Assigned to: kari@acme.example, a Teams user",
                        "Tenant: acme.dr.voiceops.example");
    }

    @Test
    void endsWhereTheDecisionWasMade() {
        assertThat(steps(inbound("", "22000100")))
                .containsExactly("Comes from: an address that no trunk names");
        assertThat(steps(inbound("g1", "kari")))
                .endsWith(
                        "Number meant: 'kari' dialled in NO is no number",
                        "Number: on none of these trunks");
        assertThat(steps(inbound("g1", "+4722000102"))).endsWith("Assigned to: nobody");
        assertThat(steps(outbound("nobody.example", "+4722000100", "+4790000001")))
                .containsExactly("Tenant: none has this SBC name");
        assertThat(steps(outbound(ACME_NAME, "+4721000100", "+4790000001")))
                .contains("Trunk: one of another customer")
                .endsWith("Emergency number: no");
        assertThat(steps(outbound(ACME_NAME, "+4722000200", "112")))
                .contains("Trunk: Trunk 3 (disabled)")
                .endsWith("Emergency number: yes: any trunk takes it");
    }

    @Test
    void decidesAsTheRouterDoes() {
        for (var call :
                List.of(
                        inbound("g1", "22000100"),
                        inbound("g1", "+4722000102"),
                        outbound(ACME_NAME, "+4722000100", "+4790000001"),
                        outbound(ACME_NAME, "+4722000200", "112"))) {
            assertThat(router.explain(call).route())
                    .isEqualTo(router.route(call, new CallKey("engine-1", new CallId("1"))));
        }
    }

    private List<String> steps(Call call) {
        return router.explain(call).steps().stream()
                .map(step -> step.title() + ": " + step.found())
                .toList();
    }

    private static Call inbound(String origin, String dialled) {
        return new Call(Direction.INBOUND, origin, dialled, "+4790000001");
    }

    private static Call outbound(String tenant, String caller, String dialled) {
        return new Call(Direction.OUTBOUND, tenant, dialled, caller);
    }
}
