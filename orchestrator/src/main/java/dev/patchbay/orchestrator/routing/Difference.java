package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.TableKey;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.RewriteRules;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where two routing tables are not the same, as far as rows of an engine's table depend on it.
/// Telling too much costs time, telling too little leaves an engine with an old row.
final class Difference {

    /// @param numbers all whose rows may not be the same
    /// @param customers all whose emergency calls may not be the same
    /// @param addresses all that may be of another origin
    /// @param trunks all that may be reached in another way
    record Changed(
            Set<PhoneNumber> numbers,
            Set<CustomerId> customers,
            Set<HostName> addresses,
            Set<TrunkId> trunks) {}

    /// All that the rows of a trunk's numbers depend on, besides the numbers.
    private record Around(
            Trunk trunk,
            @Nullable TeamsTenant tenant,
            String origin,
            List<Country> countries,
            boolean limitedIn,
            boolean limitedOut,
            RewriteRules rules,
            boolean rewritten) {

        static Around of(Trunk trunk, RoutingTable table) {
            var origin = table.origins().of(trunk);
            return new Around(
                    trunk,
                    table.tenantOfCustomer().get(trunk.customer()),
                    origin,
                    table.origins().countries().getOrDefault(origin, List.of()),
                    table.limited(trunk, Direction.INBOUND),
                    table.limited(trunk, Direction.OUTBOUND),
                    table.rulesOf(trunk),
                    table.rewritesCarriersCalls(origin));
        }
    }

    private final RoutingTable before;
    private final RoutingTable after;

    Difference(RoutingTable before, RoutingTable after) {
        this.before = before;
        this.after = after;
    }

    /// @param earlier the keys of the rows of what changed, by the table before
    /// @param now the same, by the table after
    Set<TableKey> keys(
            Function<Changed, Set<TableKey>> earlier, Function<Changed, Set<TableKey>> now) {
        var changed = changed();
        var keys = new HashSet<>(earlier.apply(changed));
        keys.addAll(now.apply(changed));
        return keys;
    }

    private Changed changed() {
        var numbers = after.numbers().differing(before.numbers());
        if (after.trunks().equals(before.trunks())
                && after.tenants().equals(before.tenants())
                && after.limits().equals(before.limits())
                && after.rules().equals(before.rules())) {
            return new Changed(
                    numbers, Set.of(), Set.of(), Set.of()); // of all changes the most frequent
        }
        var trunks = trunks();
        before.numbers()
                .forEach(number -> {
                    if (trunks.contains(number.trunk())) {
                        numbers.add(number.number());
                    }
                });
        after.numbers()
                .forEach(number -> {
                    if (trunks.contains(number.trunk())) {
                        numbers.add(number.number());
                    }
                });
        return new Changed(
                numbers,
                customers(trunks),
                differing(before.origins().addresses(), after.origins().addresses()),
                trunks);
    }

    private Set<TrunkId> trunks() {
        return differing(around(before), around(after));
    }

    private static Map<TrunkId, Around> around(RoutingTable table) {
        var around = new HashMap<TrunkId, Around>();
        table.trunks().forEach((id, trunk) -> around.put(id, Around.of(trunk, table)));
        return around;
    }

    private Set<CustomerId> customers(Collection<TrunkId> trunks) {
        var customers = differing(before.tenantOfCustomer(), after.tenantOfCustomer());
        for (var table : List.of(before, after)) {
            trunks.stream()
                    .map(table.trunks()::get)
                    .filter(Objects::nonNull)
                    .forEach(trunk -> customers.add(trunk.customer()));
        }
        return customers;
    }

    private static <K, V> Set<K> differing(Map<K, V> one, Map<K, V> other) {
        var differing = new HashSet<K>();
        one.forEach((key, value) -> {
            if (!value.equals(other.get(key))) {
                differing.add(key);
            }
        });
        other.keySet().stream().filter(key -> !one.containsKey(key)).forEach(differing::add);
        return differing;
    }
}
