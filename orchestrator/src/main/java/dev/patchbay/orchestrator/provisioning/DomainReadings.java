package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.orchestrator.limit.Limits;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.routing.NumberIndex;
import dev.patchbay.orchestrator.routing.RoutingTable;
import dev.patchbay.orchestrator.screening.Screening;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkRules;
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
    private final Beside beside;

    /// What is said beside trunks, tenants and numbers.
    @Component
    record Beside(Limits limits, Screening screening, TrunkRules rules) {

        RoutingTable on(RoutingTable table) {
            return table.limitedBy(limits.all())
                    .screened(screening.screens())
                    .rewriting(rules.all());
        }
    }

    DomainReadings(Tenants tenants, Trunks trunks, Numbers numbers, Beside beside) {
        this.tenants = tenants;
        this.trunks = trunks;
        this.numbers = numbers;
        this.beside = beside;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public RoutingTable all() {
        return beside.on(
                RoutingTable.of(tenants.all(), trunks.all(), NumberIndex.of(numbers.all())));
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
                                .limitedBy(before.limits())
                                .screened(before.screens())
                                .rewriting(before.rules());
        // a trunk takes its rules along, and who was approved for it
        return changes.beside() || !changes.trunks().isEmpty() ? beside.on(table) : table;
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
