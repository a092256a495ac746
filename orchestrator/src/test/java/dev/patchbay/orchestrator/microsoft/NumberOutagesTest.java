package dev.patchbay.orchestrator.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.lab.graph.Call;
import dev.patchbay.lab.graph.Fault;
import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;

/// Microsoft is away for long, or refuses our token, in the middle of a change.
class NumberOutagesTest extends MicrosoftCase {

    /// Everything a change asks.
    private static final List<Call> ASKED =
            List.of(Call.NUMBERS, Call.USER, Call.ASSIGN, Call.OPERATION, Call.ORGANIZATION);

    private final MovedClock clock = new MovedClock();

    NumberOutagesTest(ApplicationContext context) {
        super(context);
    }

    /// Real time, and what was let pass besides.
    private static final class MovedClock extends Clock {

        private Duration passed = Duration.ZERO;

        void pass(Duration time) {
            passed = passed.plus(time);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(passed);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /// Patchbay's own, but for the clock.
    private ChangeDuty duty() {
        var store = context.getBean(ChangeStore.class);
        var properties = context.getBean(MicrosoftProperties.class);
        return new ChangeDuty(
                context.getBean(ChangeRows.class),
                context.getBean(ConnectionRows.class),
                new ChangeSteps(
                        store,
                        context.getBean(ConnectionStore.class),
                        connections,
                        new ChangeStep(
                                context.getBean(AskedTenants.class),
                                context.getBean(JdbcDirectory.class),
                                store,
                                properties,
                                clock),
                        clock),
                properties);
    }

    private void round(ChangeDuty duty) {
        duty.due(clock.instant(), new HashSet<>()).forEach(due -> due.task().run());
    }

    private void roundUntil(Stage stage, ChangeDuty duty) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    round(duty);
                    return latest(NUMBER).stage() == stage;
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void goesOnAfterMicrosoftWasAwayForAnHour(boolean sent) {
        // given
        connect();
        var duty = duty();
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        if (sent) {
            roundUntil(Stage.POLLING, duty);
        }

        // when
        ASKED.forEach(call ->
                GRAPH.fault(
                        call,
                        new Fault.Refuses(503, "ServiceUnavailable", 0),
                        Duration.ofHours(2)));
        var before = requests();
        for (int minute = 0; minute < 60; minute++) {
            clock.pass(Duration.ofMinutes(1));
            round(duty);
            assertThat(latest(NUMBER).ended()).isEmpty();
            assertThat(latest(NUMBER).said()).contains("Microsoft is out of order");
        }

        // then it was asked once a minute at most, and calls were routed all along
        assertThat(requests() - before).isBetween(30L, 61L);
        assertThat(numbers.byNumber(NUMBER).orElseThrow().assignment())
                .contains(new TeamsUser("kari@acme.example"));

        // when
        GRAPH.mend();
        clock.pass(Duration.ofMinutes(2));
        roundUntil(Stage.DONE, duty);

        // then
        assertThat(holder(NUMBER)).contains(idOf("kari@acme.example"));
        assertThat(GRAPH.requests(Call.ASSIGN)).isEqualTo(1);
    }

    private static long requests() {
        return ASKED.stream().mapToLong(GRAPH::requests).sum();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"POLLING", "READING"})
    void goesOnAfterItsTokenWasRefusedInTheMiddle(Stage stage) {
        // given
        connect();
        tolerate("bearer-token");
        var duty = duty();
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        roundUntil(Stage.POLLING, duty);
        if (stage == Stage.READING) {
            // Microsoft has done it, and does not show it yet
            GRAPH.fault(Call.NUMBERS, new Fault.Refuses(503, "ServiceUnavailable", 0), 1);
            roundUntil(Stage.READING, duty);
        }

        // when
        GRAPH.withdrawConsent(ACME, CLIENT);
        GRAPH.revokeTokens(ACME);
        clock.pass(Duration.ofMinutes(1));
        round(duty);

        // then
        assertThat(latest(NUMBER).ended()).isEmpty();
        assertThat(latest(NUMBER).said()).contains("refuses us");

        // when
        consent(connections.ask(acme, "acme.example"));
        round();
        assertThat(connections.of(acme).orElseThrow().state())
                .isEqualTo(Connection.State.CONNECTED);
        clock.pass(Duration.ofMinutes(2));
        roundUntil(Stage.DONE, duty);

        // then it was looked at before anything was sent again
        assertThat(holder(NUMBER)).contains(idOf("kari@acme.example"));
        assertThat(GRAPH.requests(Call.ASSIGN)).isEqualTo(1);
    }
}
