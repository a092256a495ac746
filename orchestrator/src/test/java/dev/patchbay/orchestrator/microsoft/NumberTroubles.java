package dev.patchbay.orchestrator.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.lab.graph.Call;
import dev.patchbay.lab.graph.Delay;
import dev.patchbay.lab.graph.Fault;
import dev.patchbay.lab.graph.Limit;
import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;

/// Everything Microsoft is known to refuse or to do wrong, and what becomes of it; run once for
/// each database.
abstract class NumberTroubles extends MicrosoftCase {

    NumberTroubles(ApplicationContext context) {
        super(context);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new TeamsUser("nobody@acme.example"), Trouble.UNKNOWN_ACCOUNT),
                Arguments.of(new TeamsUser("unlicensed@acme.example"), Trouble.NO_LICENCE),
                Arguments.of(new TeamsUser("nowhere@acme.example"), Trouble.NO_USAGE_LOCATION),
                Arguments.of(new TeamsUser("sales@acme.example"), Trouble.RESOURCE_ACCOUNT),
                Arguments.of(new CallQueue("kari@acme.example"), Trouble.NO_RESOURCE_ACCOUNT));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesBeforeItStartsWhatCannotWork(Assignment wanted, Trouble trouble) {
        connect();

        numbers.assign(NUMBER, wanted);
        settle();

        assertThat(latest(NUMBER).trouble()).contains(trouble);
        assertThat(GRAPH.requests(Call.ASSIGN)).isZero();
        // and calls are routed all the same: what is stored is live
        assertThat(numbers.byNumber(NUMBER).orElseThrow().assignment()).contains(wanted);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(dev.patchbay.lab.graph.Trouble.NO_LICENCE, Trouble.NO_LICENCE),
                Arguments.of(
                        dev.patchbay.lab.graph.Trouble.NO_USAGE_LOCATION,
                        Trouble.NO_USAGE_LOCATION),
                Arguments.of(dev.patchbay.lab.graph.Trouble.UNKNOWN_NUMBER, Trouble.UNKNOWN_NUMBER),
                Arguments.of(dev.patchbay.lab.graph.Trouble.ON_PREMISES, Trouble.ON_PREMISES),
                Arguments.of(
                        dev.patchbay.lab.graph.Trouble.UNKNOWN_TARGET, Trouble.UNKNOWN_ACCOUNT),
                Arguments.of(dev.patchbay.lab.graph.Trouble.INTERNAL, Trouble.OTHER));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhatMicrosoftSaysInsideAnOperation(
            dev.patchbay.lab.graph.Trouble words, Trouble trouble) {
        connect();
        GRAPH.fault(Call.ASSIGN, new Fault.FailsInside(words), 1);

        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        settle();
        assertThat(latest(NUMBER).trouble()).contains(trouble);
        assertThat(latest(NUMBER).said()).isNotEmpty();

        // mended, and tried again
        changes.again(NUMBER);
        settle();
        assertThat(latest(NUMBER).stage()).isEqualTo(Stage.DONE);
    }

    static List<Fault> passing() {
        return List.of(
                new Fault.Refuses(429, "TooManyRequests", 1),
                new Fault.Refuses(503, "ServiceUnavailable", 1),
                new Fault.LosesAnswer(),
                new Fault.HangsUp(),
                new Fault.Garbage(),
                new Fault.Wrapped(),
                new Fault.RevokesToken(),
                new Fault.Refuses(409, "Conflict", 0));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void getsOverWhatPasses(Fault fault) {
        connect();
        // nobody can know that a token was revoked before it is refused
        tolerate("bearer-token");
        GRAPH.fault(Call.ASSIGN, fault, 1);

        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        settle();

        assertThat(latest(NUMBER).stage()).as(latest(NUMBER).said()).isEqualTo(Stage.DONE);
        assertThat(holder(NUMBER)).contains(idOf("kari@acme.example"));
    }

    static List<Fault> lies() {
        return List.of(new Fault.SilentNoOp(), new Fault.Skipped());
    }

    @ParameterizedTest
    @MethodSource("lies")
    void doesNotBelieveASuccessThatIsNone(Fault fault) {
        connect();
        GRAPH.fault(Call.ASSIGN, fault, 1);

        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        settle();

        assertThat(latest(NUMBER).trouble()).contains(Trouble.SILENT);
        assertThat(holder(NUMBER)).isEmpty();
    }

    @Test
    void waitsUntilMicrosoftShowsWhatItDid() {
        connect();
        GRAPH.set(Delay.READ_AFTER_WRITE, Duration.ofMillis(150));

        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        settle();

        assertThat(latest(NUMBER).stage()).isEqualTo(Stage.DONE);
    }

    @Test
    void goesOnOnceAWithdrawnConsentIsGivenAgain() {
        connect();
        tolerate("bearer-token");
        GRAPH.withdrawConsent(ACME, CLIENT);
        GRAPH.revokeTokens(ACME);

        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        round();
        round();
        assertThat(connections.of(acme).orElseThrow().state()).isEqualTo(Connection.State.BROKEN);
        assertThat(latest(NUMBER).ended()).isEmpty();
        assertThat(latest(NUMBER).said()).contains("refuses us");

        consent(connections.ask(acme, "acme.example"));
        jdbc.update("update microsoft_change set next_step = created where ended is null");
        settle();
        assertThat(latest(NUMBER).stage()).as(latest(NUMBER).said()).isEqualTo(Stage.DONE);
    }

    @Test
    void leavesMicrosoftAloneAsLongAsItAsksFor() {
        connect();
        GRAPH.set(Limit.WRITES_PER_SECOND, 1);
        GRAPH.set(Limit.WRITE_BURST, 1);

        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        numbers.assign(SECOND, new TeamsUser("ola@acme.example"));
        settle();

        assertThat(holder(NUMBER)).isPresent();
        assertThat(holder(SECOND)).isPresent();
    }
}
