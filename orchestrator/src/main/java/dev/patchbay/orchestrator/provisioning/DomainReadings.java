package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.orchestrator.limit.Limits;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.routing.NumberIndex;
import dev.patchbay.orchestrator.routing.RoutingTable;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Consistent readings of what the admin said: of all there is, or of what has changed.
@Component
class DomainReadings {

    private final Tenants tenants;
    private final Trunks trunks;
    private final Numbers numbers;
    private final Limits limits;

    DomainReadings(Tenants tenants, Trunks trunks, Numbers numbers, Limits limits) {
        this.tenants = tenants;
        this.trunks = trunks;
        this.numbers = numbers;
        this.limits = limits;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public RoutingTable all() {
        return RoutingTable.of(tenants.all(), trunks.all(), NumberIndex.of(numbers.all()))
                .limitedBy(limits.all());
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public RoutingTable changed(RoutingTable before, Changes.Taken changes) {
        var present = numbers.among(changes.numbers());
        var gone = new HashSet<>(changes.numbers());
        present.forEach(number -> gone.remove(number.number()));
        var known = trunks(before.trunks(), changes.trunks(), present);
        gone.addAll(withoutTrunk(before, known.keySet()));
        var index = before.numbers().with(present, gone);
        var table =
                changes.tenants().isEmpty() && known.equals(before.trunks())
                        ? before.with(index)
                        : RoutingTable.of(
                                        tenants(before.tenants().values(), changes.tenants()),
                                        known.values(),
                                        index)
                                .limitedBy(before.limits());
        return changes.limits() ? table.limitedBy(limits.all()) : table;
    }

    /// A number can have come to a trunk of which nobody has told us yet.
    private Map<TrunkId, Trunk> trunks(
            Map<TrunkId, Trunk> before, Set<TrunkId> changed, List<TrunkNumber> present) {
        var known = new HashMap<>(before);
        changed.forEach(known::remove);
        var unknown = new HashSet<>(changed);
        present.stream()
                .map(TrunkNumber::trunk)
                .filter(trunk -> !known.containsKey(trunk))
                .forEach(unknown::add);
        unknown.forEach(id -> trunks.byId(id).ifPresent(trunk -> known.put(id, trunk)));
        return known;
    }

    /// Nor of the removal of the numbers that were on a trunk that is gone.
    private static Set<PhoneNumber> withoutTrunk(RoutingTable before, Set<TrunkId> known) {
        var without = new HashSet<PhoneNumber>();
        if (!known.containsAll(before.trunks().keySet())) {
            before.numbers()
                    .forEach(number -> {
                        if (!known.contains(number.trunk())) {
                            without.add(number.number());
                        }
                    });
        }
        return without;
    }

    private List<TeamsTenant> tenants(Collection<TeamsTenant> before, Set<TenantId> changed) {
        var known = new ArrayList<>(before);
        known.removeIf(tenant -> changed.contains(tenant.id()));
        changed.forEach(id -> tenants.byId(id).ifPresent(known::add));
        return known;
    }
}
