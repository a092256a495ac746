package dev.patchbay.orchestrator.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.lab.graph.Call;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.AutoAttendant;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.telephony.InvalidValueException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ApplicationContext;

/// The life of a number at Microsoft, with power cuts; run once for each database.
abstract class NumberLife extends MicrosoftCase {

    NumberLife(ApplicationContext context) {
        super(context);
    }

    static List<Assignment> kinds() {
        return List.of(
                new TeamsUser("kari@acme.example"),
                new CallQueue("sales@acme.example"),
                new AutoAttendant("menu@acme.example"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isAssignedMovedAndReleased(Assignment first) {
        connect();

        numbers.assign(NUMBER, first);
        settle();
        assertThat(latest(NUMBER).stage()).as(latest(NUMBER).said()).isEqualTo(Stage.DONE);
        assertThat(holder(NUMBER)).contains(idOf(first.target()));

        numbers.assign(NUMBER, new TeamsUser("ola@acme.example"));
        settle();
        assertThat(latest(NUMBER).stage()).as(latest(NUMBER).said()).isEqualTo(Stage.DONE);
        assertThat(holder(NUMBER)).contains(idOf("ola@acme.example"));

        numbers.release(NUMBER);
        settle();
        assertThat(latest(NUMBER).stage()).isEqualTo(Stage.DONE);
        assertThat(holder(NUMBER)).isEmpty();
    }

    /// Ends the process in the place of a stage's first or last breath.
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// Keeps nothing any more from the moment the power is cut.
    private static final class CutStore extends ChangeStore {
        private final ChangeStore real;
        private final Stage at;
        private final boolean before;
        private final AtomicBoolean cut = new AtomicBoolean();

        private CutStore(ChangeRows rows, ChangeStore real, Stage at, boolean before) {
            super(rows);
            this.real = real;
            this.at = at;
            this.before = before;
        }

        @Override
        public Optional<ChangeRow> open(long id) {
            return real.open(id);
        }

        @Override
        public boolean underWay(String e164) {
            return real.underWay(e164);
        }

        @Override
        public ChangeRow keep(ChangeRow row) {
            if (row.stage == at && before) {
                cut.set(true);
                throw new PowerCut();
            }
            var kept = real.keep(row);
            if (row.stage == at) {
                cut.set(true);
                throw new PowerCut();
            }
            return kept;
        }
    }

    static Stream<Arguments> cuts() {
        return Stream.of(Stage.CHECKED, Stage.SENDING, Stage.POLLING, Stage.READING, Stage.DONE)
                .flatMap(stage ->
                        kinds().stream()
                                .flatMap(kind ->
                                        Stream.of(true, false)
                                                .map(before -> Arguments.of(stage, before, kind))));
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void goesOnAfterAPowerCut(Stage stage, boolean before, Assignment wanted) {
        // given
        connect();
        numbers.assign(NUMBER, wanted);
        // that an operation had ended is forgotten with the power
        tolerate("stops-polling");

        // when
        cutAt(stage, before);
        settle();

        // then
        assertThat(latest(NUMBER).stage()).as(latest(NUMBER).said()).isEqualTo(Stage.DONE);
        assertThat(holder(NUMBER)).contains(idOf(wanted.target()));
        assertThat(GRAPH.requests(Call.ASSIGN)).isEqualTo(1);
    }

    /// New objects over the same database, until the power goes.
    private void cutAt(Stage stage, boolean before) {
        var real = context.getBean(ChangeStore.class);
        var store = new CutStore(context.getBean(ChangeRows.class), real, stage, before);
        var clock = Clock.systemUTC();
        var steps =
                new ChangeSteps(
                        store,
                        context.getBean(ConnectionStore.class),
                        connections,
                        new ChangeStep(
                                context.getBean(AskedTenants.class),
                                context.getBean(JdbcDirectory.class),
                                store,
                                context.getBean(MicrosoftProperties.class),
                                clock),
                        clock);
        var id = latest(NUMBER).id();
        while (!store.cut.get()) {
            try {
                steps.run(id);
            } catch (PowerCut cut) {
                assertThat(store.cut).isTrue();
            }
        }
    }

    @Test
    void takesANumberFromAnAccountThatIsGoneOrSaysWhoMust() {
        connect();
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        settle();
        GRAPH.deleteAccount(ACME, "kari@acme.example");

        numbers.assign(NUMBER, new TeamsUser("ola@acme.example"));
        settle();

        // Microsoft frees no number of an account that is not there
        assertThat(latest(NUMBER).stage()).isEqualTo(Stage.BY_HAND);
        assertThat(latest(NUMBER).trouble()).contains(Trouble.GHOST);
        assertThat(latest(NUMBER).script().orElseThrow())
                .contains("'+4722000100'", "'ola@acme.example'");

        // the administrator has run it
        GRAPH.seed(
                """
                {"tenants": [{"id": "%s", "displayName": "Acme Shipping", "numbers": [
                  {"telephoneNumber": "+4722000100", "assignedTo": "ola@acme.example"}]}]}
                """
                        .formatted(ACME));
        changes.ranByHand(NUMBER);
        settle();
        assertThat(latest(NUMBER).stage()).isEqualTo(Stage.DONE);
    }

    @Test
    void isTakenFromItsFormerCustomerThoughTheNextAssignsItAtOnce() {
        // given
        connect();
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        settle();
        GRAPH.seed(
                """
                {"tenants": [{"id": "%s", "displayName": "Other Company",
                  "users": [{"userPrincipalName": "eva@other.example"}]}]}
                """
                        .formatted(OTHER));
        var next = customers.add(customers.resellers().getFirst().id(), new DisplayName("Other"));
        var other = tenants.add(next.id(), "other").id();
        GRAPH.admin(OTHER, true, Set.of());
        consent(connections.ask(other, "other.example"));
        settle();

        // when
        numbers.remove(NUMBER);
        numbers.add(aTrunkOf(next.id()), Set.of(NUMBER));
        numbers.assign(NUMBER, new TeamsUser("eva@other.example"));
        settle();

        // then
        assertThat(holder(NUMBER)).isEmpty();
        assertThat(GRAPH.holder(OTHER, NUMBER.e164()))
                .contains(GRAPH.accountId(OTHER, "eva@other.example"));
    }

    @Test
    void takesNoNumberFromSomebodyItWasNotGivenByUs() {
        // given
        GRAPH.seed(
                """
                {"tenants": [{"id": "%s", "displayName": "Acme Shipping", "numbers": [
                  {"telephoneNumber": "+4722000100", "assignedTo": "ola@acme.example"}]}]}
                """
                        .formatted(ACME));
        connect();

        // when
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        settle();

        // then
        assertThat(latest(NUMBER).trouble()).contains(Trouble.TAKEN);
        assertThat(latest(NUMBER).said()).contains("ola@acme.example");

        // when
        changes.takeOver(NUMBER);
        settle();

        // then
        assertThat(holder(NUMBER)).contains(idOf("kari@acme.example"));
    }

    @Test
    void pushesNobodysOtherNumberAside() {
        connect();
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        settle();

        numbers.assign(SECOND, new TeamsUser("kari@acme.example"));
        settle();

        assertThat(latest(SECOND).trouble()).contains(Trouble.HAS_NUMBER);
        assertThat(latest(SECOND).said()).contains(NUMBER.e164());
        assertThat(holder(NUMBER)).contains(idOf("kari@acme.example"));
    }

    @Test
    void exchangesTwoNumbersInTheOrderTheyWereChanged() {
        connect();
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        settle();

        numbers.release(NUMBER);
        numbers.assign(SECOND, new TeamsUser("kari@acme.example"));
        settle();

        assertThat(latest(SECOND).stage()).as(latest(SECOND).said()).isEqualTo(Stage.DONE);
        assertThat(holder(SECOND)).contains(idOf("kari@acme.example"));
        assertThat(holder(NUMBER)).isEmpty();
    }

    @Test
    void goesTheWayOfTheLastOfSeveralChanges() {
        connect();

        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        numbers.assign(NUMBER, new CallQueue("sales@acme.example"));
        numbers.assign(NUMBER, new TeamsUser("ola@acme.example"));
        settle();

        assertThat(holder(NUMBER)).contains(idOf("ola@acme.example"));
        assertThat(GRAPH.requests(Call.ASSIGN)).isEqualTo(1);
    }

    @Test
    void followsNothingThatIsNotConnected() {
        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));

        assertThat(changes.latest(NUMBER)).isEmpty();
        assertThatThrownBy(() -> changes.again(NUMBER))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("connected");
    }

    @Test
    void writesScriptsForATenantThatGrantsNothing() {
        connections.byScripts(acme);

        numbers.assign(NUMBER, new CallQueue("sales@acme.example"));
        settle();

        assertThat(latest(NUMBER).stage()).isEqualTo(Stage.BY_HAND);
        assertThat(latest(NUMBER).script().orElseThrow()).contains("'sales@acme.example'");
        assertThat(changes.queue(acme)).isEqualTo(new NumberChanges.Queue(1, 1));
        changes.ranByHand(NUMBER);
        assertThat(latest(NUMBER).stage()).isEqualTo(Stage.DONE);
    }

    @Test
    void writesScriptsWhereOnlyReadingWasConsentedTo() {
        GRAPH.admin(
                "",
                true,
                Set.of("Organization.Read.All", "User.Read.All", "TeamsTelephoneNumber.Read.All"));
        connect();

        numbers.assign(NUMBER, new TeamsUser("kari@acme.example"));
        settle();

        assertThat(latest(NUMBER).stage()).isEqualTo(Stage.BY_HAND);
        // the script was not run, whatever somebody says
        changes.ranByHand(NUMBER);
        settle();
        assertThat(latest(NUMBER).stage()).isEqualTo(Stage.BY_HAND);
    }
}
