package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.Account;
import dev.patchbay.microsoft.Assignee;
import dev.patchbay.microsoft.HeldNumber;
import dev.patchbay.microsoft.MicrosoftRefusedException;
import dev.patchbay.microsoft.MicrosoftTenant;
import dev.patchbay.microsoft.MicrosoftUnreachableException;
import dev.patchbay.microsoft.Progress;
import dev.patchbay.microsoft.Started;
import dev.patchbay.orchestrator.microsoft.ChangeRow.Action;
import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.templates.MicrosoftScripts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What is done in each stage.
@Component
class ChangeStep {

    private static final Duration LONGEST_POLL = Duration.ofSeconds(30);
    private static final Duration OTHER_NUMBER = Duration.ofSeconds(3);

    /// So many times the usual pause a change has that may be under way without our knowing.
    private static final int UNCLEAR = 5;

    private final AskedTenants asked;
    private final JdbcDirectory directory;
    private final ChangeStore store;
    private final MicrosoftProperties properties;
    private final Clock clock;

    ChangeStep(
            AskedTenants asked,
            JdbcDirectory directory,
            ChangeStore store,
            MicrosoftProperties properties,
            Clock clock) {
        this.asked = asked;
        this.directory = directory;
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    void take(ChangeRow row, Connection connection)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        switch (row.stage) {
            case WAITING -> look(row, connection);
            case SENDING -> interrupted(row, clock.instant());
            case POLLING -> poll(row, connection);
            case READING -> readBack(row, connection);
            case CHECKED, BY_HAND, DONE, FAILED, REPLACED ->
                    throw new IllegalStateException("stage: " + row.stage);
        }
    }

    /// We were stopped while sending, and nobody knows whether Microsoft has it: what it may be
    /// doing is given time to show.
    private void interrupted(ChangeRow row, Instant now) {
        row.enter(Stage.WAITING, "Patchbay was restarted; the number is looked at first.", now);
        row.nextStep = now.plus(properties.pollEvery().multipliedBy(UNCLEAR));
    }

    private void look(ChangeRow row, Connection connection)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        var tenant = asked.of(connection);
        var reach = connection.reach(properties.cloud());
        var held =
                reach.readsNumbers() ? tenant.number(row.number()) : Optional.<HeldNumber>empty();
        var wanted = row.wanted();
        var target =
                reach.accounts() && wanted.isPresent()
                        ? account(tenant, connection, wanted.get().target())
                        : Optional.<Account>empty();
        var holder = held.flatMap(it -> it.account());
        var known =
                holder.isPresent() && reach.accounts()
                        ? holder.equals(target.map(Account::id))
                                ? target
                                : account(tenant, connection, holder.get().toString())
                        : Optional.<Account>empty();
        var other = target.flatMap(it -> otherNumber(row, connection, it.id()));
        if (other.isPresent() && store.underWay(other.get().e164())) {
            row.rest(
                    "Waits for %s to leave this account.".formatted(other.get()),
                    OTHER_NUMBER,
                    clock.instant());
            return;
        }
        if (other.isPresent() && !stillThere(tenant, other.get(), target.orElseThrow().id())) {
            directory.dropNumber(connection.tenant(), other.get());
            other = Optional.empty();
        }
        follow(
                row,
                Plan.of(
                        wanted,
                        Optional.ofNullable(row.former),
                        row.forced,
                        new Look(
                                reach.readsNumbers(),
                                held,
                                known,
                                reach.accounts(),
                                target,
                                other)));
    }

    /// Resource accounts are told by Microsoft, where it may be asked, or by their department.
    private Optional<Account> account(MicrosoftTenant tenant, Connection connection, String key)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return tenant.account(key)
                .map(it ->
                        it.resource()
                                        || directory
                                                .byId(connection.tenant(), it.id())
                                                .filter(Directory.Entry::resource)
                                                .isEmpty()
                                ? it
                                : new Account(
                                        it.id(),
                                        it.principal(),
                                        it.name(),
                                        it.usageLocation(),
                                        it.phone(),
                                        it.voiceApplication(),
                                        true));
    }

    private Optional<PhoneNumber> otherNumber(ChangeRow row, Connection connection, UUID account) {
        return directory.byId(connection.tenant(), account).stream()
                .flatMap(entry -> entry.numbers().stream())
                .filter(number -> !number.equals(row.number()))
                .findFirst();
    }

    private static boolean stillThere(MicrosoftTenant tenant, PhoneNumber number, UUID account)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        return tenant.number(number)
                .flatMap(it -> it.account())
                .filter(account::equals)
                .isPresent();
    }

    private void follow(ChangeRow row, Plan plan) {
        var now = clock.instant();
        switch (plan) {
            case Plan.Nothing(var sentence) -> row.end(Stage.DONE, sentence, now);
            case Plan.Refuse(var trouble, var words) -> row.fail(trouble, words, now);
            case Plan.Assign(var account) -> {
                row.action = Action.ASSIGN;
                row.account = account.map(UUID::toString).orElse(null);
                row.enter(Stage.CHECKED, "", now);
            }
            case Plan.Unassign(var sentence) -> {
                row.action = Action.UNASSIGN;
                row.enter(Stage.CHECKED, sentence, now);
            }
        }
    }

    /// Called once the row says that it is being sent.
    void send(ChangeRow row, Connection connection)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        var tenant = asked.of(connection);
        var started =
                switch (Objects.requireNonNull(row.action)) {
                    case ASSIGN ->
                            tenant.assign(
                                    row.number(),
                                    new Assignee(
                                            row.wanted().orElseThrow().target(),
                                            Optional.ofNullable(row.account)
                                                    .map(UUID::fromString)));
                    case UNASSIGN -> tenant.unassign(row.number());
                };
        var now = clock.instant();
        switch (started) {
            case Started.AtMicrosoft(var operation) -> {
                row.operation = operation;
                row.enter(Stage.POLLING, "", now);
                row.nextStep = now.plus(properties.pollEvery());
            }
            case Started.Unnamed() -> row.enter(Stage.READING, "", now);
            // one script does the whole of it, whoever has the number now
            case Started.ByHand ignored -> row.byHand(script(row), "", now);
        }
    }

    private static String script(ChangeRow row) {
        return MicrosoftScripts.number(row.number(), row.wanted().map(Assignment::target));
    }

    private void poll(ChangeRow row, Connection connection)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        var progress = progress(row, asked.of(connection));
        var now = clock.instant();
        switch (progress) {
            case Progress.Running() -> {
                if (over(row.stageSince, properties.operationPatience(), now)) {
                    row.enter(Stage.READING, "Microsoft works on it for long.", now);
                } else {
                    row.rest("", longer(properties.pollEvery(), row.tries), now);
                }
            }
            case Progress.Succeeded(), Progress.Unclear() -> row.enter(Stage.READING, "", now);
            case Progress.Failed(var detail) -> failed(row, detail, now);
        }
    }

    /// An operation may be forgotten before we ask; the number tells all the same.
    private static Progress progress(ChangeRow row, MicrosoftTenant tenant)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        try {
            return tenant.progress(Objects.requireNonNull(row.operation));
        } catch (MicrosoftRefusedException e) {
            if (e.kind() == MicrosoftRefusedException.Kind.NOT_FOUND) {
                return new Progress.Unclear();
            }
            throw e;
        }
    }

    private void failed(ChangeRow row, String detail, Instant now) {
        var trouble = Trouble.saidAs(detail);
        if (row.action == Action.UNASSIGN && trouble == Trouble.UNKNOWN_ACCOUNT) {
            row.byHand(script(row), Trouble.GHOST.sentence() + " " + detail, now);
            row.trouble = Trouble.GHOST;
        } else if (row.action == Action.ASSIGN && trouble == Trouble.TAKEN) {
            // it showed nobody before; either somebody was quicker, or it is a ghost's
            ghost(row, detail, now);
        } else {
            row.fail(trouble, detail, now);
        }
    }

    private static void ghost(ChangeRow row, String detail, Instant now) {
        if (row.trouble == Trouble.GHOST) {
            row.fail(Trouble.GHOST, detail, now);
            row.script = script(row);
        } else {
            row.trouble = Trouble.GHOST;
            row.action = Action.UNASSIGN;
            row.enter(
                    Stage.CHECKED,
                    "Microsoft says it is taken, and shows nobody: it is released first.",
                    now);
        }
    }

    private void readBack(ChangeRow row, Connection connection)
            throws MicrosoftRefusedException, MicrosoftUnreachableException {
        var now = clock.instant();
        if (!connection.reach(properties.cloud()).readsNumbers()) {
            row.end(Stage.DONE, "Microsoft said so; it cannot be read.", now);
            return;
        }
        var held = asked.of(connection).number(row.number());
        var account = held.flatMap(it -> it.account()).map(UUID::toString);
        var expected =
                row.action == Action.ASSIGN
                        ? Optional.ofNullable(row.account)
                        : Optional.<String>empty();
        now = clock.instant();
        if (!account.equals(expected)) {
            if (over(row.stageSince, properties.readingPatience(), now)) {
                row.fail(Trouble.SILENT, "", now);
            } else {
                row.rest(
                        "Microsoft does not show it yet.",
                        longer(properties.pollEvery(), row.tries),
                        now);
            }
            return;
        }
        held.ifPresentOrElse(
                it -> directory.takeNumbers(connection.tenant(), List.of(it), clock.millis()),
                () -> directory.dropNumber(connection.tenant(), row.number()));
        if (row.action == Action.UNASSIGN && row.wanted().isPresent()) {
            row.enter(Stage.WAITING, "It was released, and is assigned next.", now);
        } else {
            row.trouble = null;
            row.end(Stage.DONE, "", now);
        }
    }

    private static boolean over(Instant since, Duration patience, Instant now) {
        return Duration.between(since, now).compareTo(patience) >= 0;
    }

    private static Duration longer(Duration first, int tries) {
        var pause = first.multipliedBy(tries + 1L);
        return pause.compareTo(LONGEST_POLL) < 0 ? pause : LONGEST_POLL;
    }
}
