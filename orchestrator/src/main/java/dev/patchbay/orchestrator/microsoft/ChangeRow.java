package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.telephony.PhoneNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "microsoft_change")
class ChangeRow {

    enum Action {
        ASSIGN,
        UNASSIGN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "microsoft_change_seq")
    @SequenceGenerator(name = "microsoft_change_seq", allocationSize = 50)
    @Nullable Long id;

    @Column(name = "tenant_id")
    long tenant;

    String e164 = "";
    @Nullable String kind;
    @Nullable String principal;
    @Nullable String former;
    boolean forced;

    @Enumerated(EnumType.STRING)
    Stage stage = Stage.WAITING;

    @Column(name = "stage_since")
    Instant stageSince = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    @Nullable Action action;

    @Column(name = "account_id")
    @Nullable String account;

    @Nullable String operation;
    int tries;

    @Column(name = "next_step")
    @Nullable Instant nextStep;

    String said = "";

    @Enumerated(EnumType.STRING)
    @Nullable Trouble trouble;

    @Nullable String script;
    Instant created = Instant.EPOCH;
    @Nullable Instant ended;

    @Version @Nullable Long version;

    PhoneNumber number() {
        return new PhoneNumber(e164);
    }

    TenantId tenantId() {
        return new TenantId(tenant);
    }

    Optional<Assignment> wanted() {
        return kind == null
                ? Optional.empty()
                : Optional.of(Wish.assignment(kind, Objects.requireNonNull(principal)));
    }

    boolean open() {
        return ended == null;
    }

    /// Whether Microsoft may have been asked for it.
    boolean asked() {
        return switch (stage) {
            case WAITING, CHECKED, BY_HAND -> false;
            case SENDING, POLLING, READING, DONE, FAILED, REPLACED -> true;
        };
    }

    /// Whether Microsoft has it and is only asked what became of it.
    boolean sent() {
        return stage == Stage.POLLING || stage == Stage.READING;
    }

    /// Goes on with this next.
    void enter(Stage next, String sentence, Instant now) {
        stage = next;
        stageSince = now;
        nextStep = now;
        tries = 0;
        said = ConnectionRow.cut(sentence);
    }

    /// Stays where it is for a while.
    void rest(String sentence, Duration pause, Instant now) {
        tries++;
        nextStep = now.plus(pause);
        said = ConnectionRow.cut(sentence);
    }

    void byHand(String text, String sentence, Instant now) {
        enter(Stage.BY_HAND, sentence, now);
        nextStep = null;
        script = text;
    }

    void end(Stage how, String sentence, Instant now) {
        enter(how, sentence, now);
        nextStep = null;
        script = null;
        ended = now;
    }

    void fail(Trouble why, String words, Instant now) {
        end(Stage.FAILED, words, now);
        trouble = why;
    }

    NumberChange toChange() {
        return new NumberChange(
                Objects.requireNonNull(id),
                tenantId(),
                number(),
                wanted(),
                stage,
                said,
                Optional.ofNullable(trouble),
                Optional.ofNullable(script),
                created,
                Optional.ofNullable(nextStep),
                Optional.ofNullable(ended));
    }
}
