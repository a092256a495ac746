package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.Assignment.AutoAttendant;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

@Entity
@Table(name = "trunk_number")
class NumberRow implements Persistable<String> {

    enum Kind {
        TEAMS_USER,
        CALL_QUEUE,
        AUTO_ATTENDANT
    }

    @Id String e164 = "";

    @Column(name = "trunk_id")
    long trunk;

    String thousand = "";

    @Enumerated(EnumType.STRING)
    NumberState state = NumberState.FREE;

    @Enumerated(EnumType.STRING)
    @Column(name = "assignment_kind")
    @Nullable Kind kind;

    @Column(name = "assignment_target")
    @Nullable String target;

    @Column(name = "state_until")
    @Nullable Instant stateUntil;

    @Column(name = "reserved_for")
    @Nullable String reservedFor;

    @Column(name = "account_key")
    byte @Nullable [] accountKey;

    @Column(name = "word_key")
    byte @Nullable [] wordKey;

    /// The key is the number itself, so its presence does not tell Spring Data whether the row is
    /// new.
    @Transient private boolean stored;

    @Override
    public String getId() {
        return e164;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void nowStored() {
        stored = true;
    }

    void put(Optional<Assignment> assignment) {
        target = assignment.map(Assignment::target).orElse(null);
        kind = assignment.map(NumberRow::kind).orElse(null);
        accountKey = assignment.map(some -> bytes(some.target())).orElse(null);
        wordKey = assignment.map(some -> bytes(AccountWord.of(some.target()))).orElse(null);
        hold(assignment.isPresent() ? NumberState.ASSIGNED : NumberState.FREE, null, null);
    }

    void hold(NumberState as, @Nullable Instant until, @Nullable String forWhom) {
        state = as;
        stateUntil = until;
        reservedFor = forWhom;
    }

    static Kind kind(Assignment assignment) {
        return switch (assignment) {
            case TeamsUser user -> Kind.TEAMS_USER;
            case CallQueue queue -> Kind.CALL_QUEUE;
            case AutoAttendant attendant -> Kind.AUTO_ATTENDANT;
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    TrunkNumber toNumber() {
        return new TrunkNumber(
                new PhoneNumber(e164),
                new TrunkId(trunk),
                assignment(kind == null ? null : kind.name(), target));
    }

    static Optional<Assignment> assignment(@Nullable String kind, @Nullable String target) {
        if (kind == null) {
            return Optional.empty();
        }
        var account = Objects.requireNonNull(target);
        return Optional.of(
                switch (Kind.valueOf(kind)) {
                    case TEAMS_USER -> new TeamsUser(account);
                    case CALL_QUEUE -> new CallQueue(account);
                    case AUTO_ATTENDANT -> new AutoAttendant(account);
                });
    }
}
