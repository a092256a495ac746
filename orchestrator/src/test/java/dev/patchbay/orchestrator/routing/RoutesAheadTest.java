package dev.patchbay.orchestrator.routing;

import static dev.patchbay.orchestrator.routing.Example.ACME;
import static dev.patchbay.orchestrator.routing.Example.GLOBEX;
import static dev.patchbay.orchestrator.routing.Example.assigned;
import static dev.patchbay.orchestrator.routing.Example.staticTrunk;
import static dev.patchbay.orchestrator.routing.Example.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesAheadTest {

    private static final RoutingTable TABLE =
            table(
                    List.of(ACME, GLOBEX),
                    List.of(
                            staticTrunk(1, 1, "198.18.10.50"),
                            staticTrunk(4, 2, "198.18.10.50", "198.18.10.52")),
                    List.of(assigned("+4722000100", 1), assigned("+4721000100", 4)));

    @Test
    void namesTheOriginOfEveryAddressAfterTheSmallestTrunkThatSharesIt() {
        assertThat(RoutesAhead.of(TABLE, Mode.AHEAD))
                .containsEntry("source/198.18.10.50", "g1")
                .containsEntry("source/198.18.10.52", "g1");
    }

    @Test
    void decidesAheadWhatTheRouterWouldDecide() {
        var router = new CallRouter(TABLE);

        RoutesAhead.of(TABLE, Mode.AHEAD)
                .forEach((key, route) -> {
                    var parts = key.split("/", 3);
                    switch (parts[0]) {
                        case "in" ->
                                assertThat(route)
                                        .as(key)
                                        .isEqualTo(
                                                router.route(
                                                                new Call(
                                                                        Direction.INBOUND,
                                                                        parts[1],
                                                                        parts[2],
                                                                        ""))
                                                        .encoded());
                        case "out" ->
                                assertThat(route)
                                        .as(key)
                                        .isEqualTo(
                                                router.route(
                                                                new Call(
                                                                        Direction.OUTBOUND,
                                                                        parts[1],
                                                                        parts[2].startsWith("+")
                                                                                ? "+4790000001"
                                                                                : parts[2],
                                                                        parts[2]))
                                                        .encoded());
                        default -> assertThat(parts[0]).isEqualTo("source");
                    }
                });
    }

    @Test
    void hasARowForEverySpellingAndOneForTheOtherDirection() {
        assertThat(RoutesAhead.of(TABLE, Mode.AHEAD).keySet())
                .contains(
                        "in/g1/+4722000100",
                        "in/g1/4722000100",
                        "in/g1/004722000100",
                        "in/g1/22000100",
                        "out/acme.dr.voiceops.example/+4722000100",
                        "out/globex.dr.voiceops.example/+4721000100")
                .doesNotContain("out/globex.dr.voiceops.example/+4722000100");
    }

    @Test
    void tellsTheEngineToAskFirstWhenEveryCallIsToBeAsked() {
        assertThat(RoutesAhead.of(TABLE, Mode.ASK))
                .containsEntry(
                        "in/g1/+4722000100",
                        "1|ask|number-assigned|120|teams:+4722000100@acme.dr.voiceops.example");
    }

    @Test
    void hasARowForEveryEmergencyNumberThatIsNeverAskedAbout() {
        assertThat(RoutesAhead.of(TABLE, Mode.ASK))
                .containsEntry(
                        "out/acme.dr.voiceops.example/112",
                        "1|dial|emergency|120+404+480|trunk:t1-1:112")
                .containsKeys(
                        "out/acme.dr.voiceops.example/110", "out/globex.dr.voiceops.example/113")
                .doesNotContainKey("out/acme.dr.voiceops.example/911");
    }
}
