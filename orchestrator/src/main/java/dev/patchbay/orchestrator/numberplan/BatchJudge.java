package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Added;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Changed;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Refused;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Unchanged;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Wanted;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.PhoneNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says of each number of a batch what storing it would come to.
@Component
class BatchJudge {

    /// @param assigns whether it would get an assignment it does not have
    /// @param remarks whether its tags or note would change
    record Judged(Wanted wanted, Outcome outcome, boolean assigns, boolean remarks) {}

    private final StoredNumbers stored;
    private final Trunks trunks;
    private final Tenants tenants;

    BatchJudge(StoredNumbers stored, Trunks trunks, Tenants tenants) {
        this.stored = stored;
        this.trunks = trunks;
        this.tenants = tenants;
    }

    List<Judged> outcomes(List<Wanted> wanted) {
        var there = stored.remarked(wanted.stream().map(Wanted::number).toList());
        var batch = new Batch(there);
        return wanted.stream().map(batch::judged).toList();
    }

    /// What is looked up once for all of them.
    private final class Batch {

        private final Map<PhoneNumber, RemarkedNumber> there;
        private final Map<TrunkId, Optional<Trunk>> trunkById = new HashMap<>();
        private final Map<CustomerId, Boolean> hasTenant = new HashMap<>();

        Batch(Map<PhoneNumber, RemarkedNumber> there) {
            this.there = there;
        }

        private Optional<CustomerId> owner(TrunkId id) {
            return trunkById.computeIfAbsent(id, trunks::byId).map(Trunk::customer);
        }

        Judged judged(Wanted wanted) {
            var old = there.get(wanted.number());
            var refused = old == null ? refused(wanted) : refused(wanted, old);
            if (refused != null) {
                return new Judged(wanted, refused, false, false);
            }
            if (old == null) {
                return new Judged(wanted, new Added(), wanted.assignment().isPresent(), false);
            }
            var assigns =
                    wanted.assignment().isPresent()
                            && !wanted.assignment().equals(old.number().assignment());
            var remarks =
                    !old.tags().containsAll(wanted.tags())
                            || wanted.note().filter(it -> !it.equals(old.note())).isPresent();
            return new Judged(
                    wanted, assigns || remarks ? new Changed() : new Unchanged(), assigns, remarks);
        }

        private @Nullable Refused refused(Wanted wanted) {
            if (wanted.trunk().isEmpty()) {
                return new Refused(
                        "trunk", "", "the trunk that delivers it, since the number is new");
            }
            var customer = owner(wanted.trunk().get());
            if (customer.isEmpty()) {
                return new Refused("trunk", wanted.trunk().get().toString(), "a trunk that exists");
            }
            return wanted.assignment().isPresent() && !hasTenant(customer.get())
                    ? withoutTenant(wanted)
                    : null;
        }

        private @Nullable Refused refused(Wanted wanted, RemarkedNumber old) {
            var owner = owner(old.number().trunk());
            if (wanted.trunk().isPresent() && !wanted.trunk().get().equals(old.number().trunk())) {
                return owner.equals(owner(wanted.trunk().get()))
                        ? new Refused(
                                "trunk",
                                wanted.number().e164(),
                                "the trunk that has the number, %s"
                                        .formatted(name(old.number().trunk())))
                        : new Refused(
                                "number",
                                wanted.number().e164(),
                                "a number that is not another customer's");
            }
            if (wanted.assignment().isEmpty()
                    || wanted.assignment().equals(old.number().assignment())) {
                return null;
            }
            if (old.number().assignment().isPresent()) {
                return new Refused(
                        "target",
                        wanted.assignment().get().target(),
                        "a number nobody has; %s has it, so release it first"
                                .formatted(old.number().assignment().get().target()));
            }
            return owner.isPresent() && !hasTenant(owner.get()) ? withoutTenant(wanted) : null;
        }

        private String name(TrunkId trunk) {
            return trunkById
                    .computeIfAbsent(trunk, trunks::byId)
                    .map(it -> it.name().value())
                    .orElse("");
        }

        private boolean hasTenant(CustomerId customer) {
            return hasTenant.computeIfAbsent(customer, it -> tenants.ofCustomer(it).isPresent());
        }

        private static Refused withoutTenant(Wanted wanted) {
            return new Refused(
                    "target",
                    wanted.assignment().map(Assignment::target).orElse(""),
                    "a number whose customer has a Teams tenant; add the tenant first");
        }
    }
}
