package dev.patchbay.orchestrator.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.lab.graph.Call;
import dev.patchbay.lab.graph.Delay;
import dev.patchbay.lab.graph.Fault;
import dev.patchbay.orchestrator.OrchestratorApplication;
import dev.patchbay.orchestrator.RealPostgres;
import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.telephony.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Two orchestrators over one PostgreSQL, each with its own loop.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoOrchestratorsTest extends MicrosoftCase {

    private static final String DATABASE = RealPostgres.start();
    private static final List<String> ACCOUNTS = List.of("kari@acme.example", "ola@acme.example");

    private final ConfigurableApplicationContext second;

    TwoOrchestratorsTest(ApplicationContext context) {
        super(context);
        second =
                new SpringApplicationBuilder(OrchestratorApplication.class)
                        .run(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--spring.datasource.url=" + DATABASE,
                                "--patchbay.secret-key-file=target/test-secret.key",
                                "--patchbay.microsoft.public-address=https://patchbay.example",
                                "--patchbay.microsoft.poll-every=60ms",
                                "--patchbay.microsoft.authority=" + GRAPH.address(),
                                "--patchbay.microsoft.graph=" + GRAPH.address() + "/v1.0");
        loop(second).stop();
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> DATABASE);
    }

    @AfterAll
    void close() {
        second.close();
    }

    @AfterEach
    void stop() {
        loop(context).stop();
        loop(second).stop();
    }

    private static MicrosoftLoop loop(ApplicationContext of) {
        return of.getBean(MicrosoftLoop.class);
    }

    @Test
    void sendEachChangeOnce() {
        // given changes that are on their way to Microsoft for long
        connect();
        GRAPH.set(Delay.OPERATION, Duration.ofSeconds(2));
        GRAPH.fault(Call.ASSIGN, new Fault.Slow(Duration.ofMillis(900)), 2);
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        numbers.assign(SECOND, new TeamsUser("ola@acme.example"));

        // when
        loop(context).start();
        loop(second).start();

        // then
        awaitStage(Stage.DONE);
        assertThat(GRAPH.requests(Call.ASSIGN)).isEqualTo(2);
        assertThat(holder(NUMBER)).contains(idOf("kari@acme.example"));
        assertThat(holder(SECOND)).contains(idOf("ola@acme.example"));
    }

    private void awaitStage(Stage stage) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    assertThat(latest(NUMBER).stage()).as(latest(NUMBER).said()).isEqualTo(stage);
                    assertThat(latest(SECOND).stage()).as(latest(SECOND).said()).isEqualTo(stage);
                });
    }

    @Test
    void oneTakesOverFromAnotherThatIsGone() {
        // given one that was killed while it had the tenant
        connect();
        assertThat(context.getBean(TenantLease.class).held(acme)).isTrue();
        assertThat(second.getBean(TenantLease.class).held(acme)).isFalse();
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        numbers.assign(SECOND, new TeamsUser("ola@acme.example"));

        // when
        jdbc.update(
                "update microsoft_connection set worker_until = worker_until - interval '16' second");
        loop(second).start();

        // then
        awaitStage(Stage.DONE);
        assertThat(GRAPH.requests(Call.ASSIGN)).isEqualTo(2);
    }

    @Test
    void oneThatStopsLeavesItsTenantsToTheOther() {
        connect();
        assertThat(context.getBean(TenantLease.class).held(acme)).isTrue();

        context.getBean(TenantLease.class).giveUp();

        assertThat(second.getBean(TenantLease.class).held(acme)).isTrue();
    }

    @Test
    void ofTwoAdminsWhoAssignANumberAtOnceOneIsTold() throws InterruptedException {
        connect();
        var told = new AtomicInteger();
        var start = new CountDownLatch(1);
        var at = List.of(numbers, second.getBean(Numbers.class));
        var admins =
                IntStream.range(0, 2)
                        .mapToObj(i ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                assign(at.get(i), ACCOUNTS.get(i), start, told)))
                        .toList();
        start.countDown();
        for (var admin : admins) {
            admin.join();
        }

        assertThat(told).hasValue(1);
        settle();
        var winner = numbers.byNumber(NUMBER).orElseThrow().assignment().orElseThrow().target();
        assertThat(holder(NUMBER)).contains(idOf(winner));
    }

    private static void assign(
            Numbers numbers, String whom, CountDownLatch start, AtomicInteger told) {
        try {
            start.await();
            numbers.assign(NUMBER, new TeamsUser(whom), "");
        } catch (InvalidValueException e) {
            assertThat(e.expected()).contains("meanwhile", "@acme");
            told.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
