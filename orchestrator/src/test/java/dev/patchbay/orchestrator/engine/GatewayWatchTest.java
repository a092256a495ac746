package dev.patchbay.orchestrator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.orchestrator.engine.EngineStatus.Applied;
import dev.patchbay.orchestrator.engine.EngineStatus.Connection;
import dev.patchbay.orchestrator.engine.GatewayHistory.Seen;
import dev.patchbay.telephony.HostName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        properties = {
            "patchbay.secret-key-file=target/test-secret.key",
            "spring.datasource.url=jdbc:h2:mem:gateways"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class GatewayWatchTest {

    private static final GatewayName FIRST = new GatewayName("t7-1");
    private static final GatewayName OTHER = new GatewayName("t8-1");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final GatewayStateRows rows;
    private final TransactionTemplate transactions;
    private final OneEngine engine = new OneEngine();
    private Instant now = NOON;

    GatewayWatchTest(ApplicationContext context) {
        rows = context.getBean(GatewayStateRows.class);
        transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    @BeforeEach
    void startWithNothing() {
        rows.deleteAll();
    }

    @Test
    void writesDownEachChangeOnce() {
        // given
        var watch = watch();

        // when
        engine.says(FIRST, Health.UP, "registered");
        watch.look();
        now = NOON.plusSeconds(60);
        watch.look();
        engine.says(FIRST, Health.DOWN, "rejected");
        watch.look();

        // then
        assertThat(watch.changes(List.of(FIRST)))
                .extracting(Seen::health, Seen::detail, Seen::since)
                .containsExactly(
                        tuple(Health.DOWN, "rejected", NOON.plusSeconds(60)),
                        tuple(Health.UP, "registered", NOON));
        assertThat(watch.now(List.of(FIRST)))
                .containsExactly(
                        new Seen(
                                "engine-1",
                                FIRST,
                                Health.DOWN,
                                "rejected",
                                NOON.plusSeconds(60),
                                Optional.empty()));
        assertThat(watch.now(List.of(OTHER))).isEmpty();
        assertThat(watch.changes(List.of(OTHER))).isEmpty();
    }

    @Test
    void saysHowLongOptionsTookAndWritesThatDownAsNoChange() {
        // given
        var watch = watch();
        engine.answers(FIRST, 12_000);
        watch.look();

        // when
        now = NOON.plusSeconds(60);
        engine.answers(FIRST, 34_000);
        watch.look();

        // then
        assertThat(watch.now(List.of(FIRST)))
                .extracting(Seen::since, Seen::roundTrip)
                .containsExactly(tuple(NOON, Optional.of(Duration.ofMillis(34))));
        assertThat(watch.changes(List.of(FIRST))).hasSize(1);
    }

    @Test
    void remembersSinceWhenOverARestart() {
        // given
        engine.says(FIRST, Health.UP, "registered");
        watch().look();

        // when
        now = NOON.plusSeconds(3600);
        var restarted = watch();
        restarted.look();

        // then
        assertThat(restarted.now(List.of(FIRST))).extracting(Seen::since).containsExactly(NOON);
        assertThat(restarted.changes(List.of(FIRST))).hasSize(1);
    }

    @Test
    void notesThatAnEngineDoesNotHaveAGatewayAnyMore() {
        // given
        var watch = watch();
        engine.says(FIRST, Health.UP, "registered");
        watch.look();

        // when: its trunk is disabled for a day
        engine.saysNothing();
        watch.look();
        now = NOON.plusSeconds(3);
        watch.look();
        watch.look();
        now = NOON.plus(Duration.ofDays(1));
        engine.says(FIRST, Health.UP, "registered");
        watch.look();

        // then
        assertThat(watch.now(List.of(FIRST))).extracting(Seen::since).containsExactly(now);
        assertThat(watch.changes(List.of(FIRST)))
                .extracting(Seen::health, Seen::since)
                .containsExactly(
                        tuple(Health.UP, now),
                        tuple(Health.UNKNOWN, NOON.plusSeconds(3)),
                        tuple(Health.UP, NOON));
    }

    /// One that has just come back, or has not taken its config yet, has not said what it has.
    @Test
    void takesNothingForGoneOnAnEngineThatDoesNotKnowYet() {
        // given
        var watch = watch();
        engine.says(FIRST, Health.UP, "registered");
        watch.look();

        // when
        engine.saysNothing();
        watch.look();
        engine.says(FIRST, Health.UP, "registered");
        watch.look();
        engine.saysNothing();
        engine.config = new Applied.Waiting();
        watch.look();
        watch.look();
        engine.config = new Applied.InForce(NOON);
        engine.connection = new Connection.Down("gone");
        watch.look();
        watch.look();

        // then
        assertThat(watch.changes(List.of(FIRST))).hasSize(1);
    }

    @Test
    void forgetsAfterAMonthAllButTheLastState() {
        // given
        var before = watch();
        engine.says(FIRST, Health.UP, "registered");
        before.look();
        engine.says(FIRST, Health.DOWN, "rejected");
        before.look();

        // when
        now = NOON.plus(Duration.ofDays(31));
        var watch = watch();
        transactions.executeWithoutResult(_ -> watch.forgetOldChanges());

        // then
        assertThat(watch.changes(List.of(FIRST)))
                .extracting(Seen::detail)
                .containsExactly("rejected");
    }

    private GatewayWatch watch() {
        return new GatewayWatch(engine, rows, clock());
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    /// An engine that says what it is told to say.
    private static final class OneEngine implements Engines {

        private List<GatewayState> gateways = List.of();
        private Connection connection = new Connection.Up("Asterisk");
        private Applied config = new Applied.InForce(NOON);

        void saysNothing() {
            gateways = List.of();
        }

        void says(GatewayName gateway, Health health, String detail) {
            gateways = List.of(new GatewayState(gateway, health, detail, Optional.empty()));
        }

        void answers(GatewayName gateway, long micros) {
            gateways =
                    List.of(
                            new GatewayState(
                                    gateway, Health.UP, "answers OPTIONS", Optional.of(micros)));
        }

        @Override
        public void register(GatewayName account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<EngineStatus> statuses() {
            return List.of(
                    new EngineStatus(
                            "engine-1",
                            "asterisk-ari",
                            connection,
                            NOON,
                            config,
                            new Applied.Waiting(),
                            0,
                            gateways,
                            0,
                            0));
        }

        @Override
        public Map<String, EngineKind> kinds() {
            return Map.of();
        }

        @Override
        public Optional<HostName> edgeOf(String engine) {
            return Optional.empty();
        }

        @Override
        public List<AdapterChoice> choices(String engine) {
            return List.of();
        }

        @Override
        public void move(String engine, EngineKind to) {
            throw new UnsupportedOperationException("nobody moves it here");
        }

        @Override
        public List<ActiveCall> activeCalls() {
            return List.of();
        }

        @Override
        public void want(String engine, DesiredEngine desired) {
            throw new UnsupportedOperationException("nothing is wanted of it here");
        }

        @Override
        public Map<String, String> configInForce(String engine) {
            return Map.of();
        }
    }
}
