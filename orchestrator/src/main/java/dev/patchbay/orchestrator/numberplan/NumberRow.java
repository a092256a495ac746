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

    @Enumerated(EnumType.STRING)
    @Column(name = "assignment_kind")
    @Nullable Kind kind;

    @Column(name = "assignment_target")
    @Nullable String target;

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
        kind =
                assignment
                        .map(some ->
                                switch (some) {
                                    case TeamsUser user -> Kind.TEAMS_USER;
                                    case CallQueue queue -> Kind.CALL_QUEUE;
                                    case AutoAttendant attendant -> Kind.AUTO_ATTENDANT;
                                })
                        .orElse(null);
    }

    TrunkNumber toNumber() {
        return new TrunkNumber(new PhoneNumber(e164), new TrunkId(trunk), assignment());
    }

    private Optional<Assignment> assignment() {
        if (kind == null) {
            return Optional.empty();
        }
        var account = Objects.requireNonNull(target);
        return Optional.of(
                switch (kind) {
                    case TEAMS_USER -> new TeamsUser(account);
                    case CALL_QUEUE -> new CallQueue(account);
                    case AUTO_ATTENDANT -> new AutoAttendant(account);
                });
    }
}
