package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Added;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Changed;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Refused;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Unchanged;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Wanted;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// Says of each number of a batch what storing it would come to.
@Component
class BatchJudge {

    /// @param assigns whether it would get an assignment it does not have
    /// @param remarks whether its tags or note would change
    /// @param newTags those it does not have yet
    record Judged(
            Wanted wanted, Outcome outcome, boolean assigns, boolean remarks, Set<Tag> newTags) {}

    private final StoredNumbers stored;
    private final Owners owners;

    BatchJudge(StoredNumbers stored, Owners owners) {
        this.stored = stored;
        this.owners = owners;
    }

    List<Judged> outcomes(List<Wanted> wanted) {
        var there = stored.remarked(wanted.stream().map(Wanted::number).toList());
        var known = owners.lookedUp();
        return wanted.stream().map(it -> judged(it, there, known)).toList();
    }

    private static Judged judged(
            Wanted wanted, Map<PhoneNumber, RemarkedNumber> there, Owners.LookedUp known) {
        var old = Optional.ofNullable(there.get(wanted.number()));
        var refused =
                old.map(it -> refused(wanted, it, known)).orElseGet(() -> refused(wanted, known));
        if (refused.isPresent()) {
            return new Judged(wanted, refused.get(), false, false, Set.of());
        }
        if (old.isEmpty()) {
            return new Judged(
                    wanted, new Added(), wanted.assignment().isPresent(), false, wanted.tags());
        }
        var assigns = isNew(wanted, old.get());
        var newTags = new TreeSet<>(wanted.tags());
        newTags.removeAll(old.get().tags());
        var remarks =
                !newTags.isEmpty()
                        || wanted.note().filter(it -> !it.equals(old.get().note())).isPresent();
        return new Judged(
                wanted,
                assigns || remarks ? new Changed() : new Unchanged(),
                assigns,
                remarks,
                newTags);
    }

    private static boolean isNew(Wanted wanted, RemarkedNumber old) {
        return wanted.assignment().isPresent()
                && !wanted.assignment().equals(old.number().assignment());
    }

    private static Optional<Refused> refused(Wanted wanted, Owners.LookedUp known) {
        if (wanted.trunk().isEmpty()) {
            return refused("trunk", "", "the trunk that delivers it, since the number is new");
        }
        var trunk = wanted.trunk().get();
        var owner = known.owner(trunk);
        if (owner.isEmpty()) {
            return refused("trunk", trunk.toString(), "a trunk that exists");
        }
        return wanted.assignment()
                .filter(_ -> !known.hasTenant(owner.get()))
                .flatMap(it -> refused("target", it.target(), Owners.WITH_A_TENANT));
    }

    private static Optional<Refused> refused(
            Wanted wanted, RemarkedNumber old, Owners.LookedUp known) {
        var number = wanted.number().e164();
        var trunk = old.number().trunk();
        var owner = known.owner(trunk);
        if (wanted.trunk().isPresent() && !wanted.trunk().get().equals(trunk)) {
            return owner.equals(known.owner(wanted.trunk().get()))
                    ? refused(
                            "trunk",
                            number,
                            "the trunk that has the number, %s".formatted(known.name(trunk)))
                    : refused("number", number, "a number that is not another customer's");
        }
        if (!isNew(wanted, old)) {
            return Optional.empty();
        }
        var target = wanted.assignment().orElseThrow();
        if (old.number().assignment().isPresent()) {
            return refused(
                    "target",
                    target.target(),
                    "a number nobody has; %s has it, so release it first"
                            .formatted(old.number().assignment().get().target()));
        }
        if (old.hold().filter(it -> !it.lets(target)).isPresent()) {
            return refused("target", target.target(), old.hold().get().expected());
        }
        return owner.filter(it -> !known.hasTenant(it))
                .flatMap(_ -> refused("target", target.target(), Owners.WITH_A_TENANT));
    }

    private static Optional<Refused> refused(String field, String value, String expected) {
        return Optional.of(new Refused(field, value, expected));
    }
}
