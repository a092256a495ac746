package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.limit.LimitTable;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything a decision needs, as one immutable value that is replaced as a whole.
public record RoutingTable(
        Origins origins,
        Map<TrunkId, Trunk> trunks,
        Map<CustomerId, List<Trunk>> enabledTrunks,
        NumberIndex numbers,
        Map<HostName, TeamsTenant> tenants,
        Map<CustomerId, TeamsTenant> tenantOfCustomer,
        LimitTable limits) {

    public static final RoutingTable EMPTY = of(List.of(), List.of(), NumberIndex.EMPTY);

    public RoutingTable {
        trunks = Map.copyOf(trunks);
        enabledTrunks = Map.copyOf(enabledTrunks);
        tenants = Map.copyOf(tenants);
        tenantOfCustomer = Map.copyOf(tenantOfCustomer);
    }

    public static RoutingTable of(
            Collection<TeamsTenant> tenants,
            Collection<Trunk> trunks,
            Collection<TrunkNumber> numbers) {
        return of(tenants, trunks, NumberIndex.of(numbers));
    }

    public static RoutingTable of(
            Collection<TeamsTenant> tenants, Collection<Trunk> trunks, NumberIndex numbers) {
        return new RoutingTable(
                Origins.of(trunks),
                by(trunks, Trunk::id),
                trunks.stream()
                        .filter(Trunk::enabled)
                        .sorted(Comparator.comparingLong(trunk -> trunk.id().value()))
                        .collect(Collectors.groupingBy(Trunk::customer)),
                numbers,
                by(tenants, TeamsTenant::fqdn),
                by(tenants, TeamsTenant::customer),
                LimitTable.EMPTY);
    }

    /// @return the same table with these limits
    public RoutingTable limitedBy(LimitTable limits) {
        return new RoutingTable(
                origins, trunks, enabledTrunks, numbers, tenants, tenantOfCustomer, limits);
    }

    /// @return whether a trunk's calls must be looked at one by one, for what is in use matters
    boolean limited(Trunk trunk, Direction direction) {
        return limits.of(trunk.id()).concern(direction)
                || limits.of(trunk.customer()).concern(direction);
    }

    /// @return the same table with these numbers
    public RoutingTable with(NumberIndex others) {
        return new RoutingTable(
                origins, trunks, enabledTrunks, others, tenants, tenantOfCustomer, limits);
    }

    /// A customer's enabled trunks, oldest first.
    public List<Trunk> trunksOf(CustomerId customer) {
        return Optional.ofNullable(enabledTrunks.get(customer)).orElse(List.of());
    }

    private static <K, V> Map<K, V> by(Collection<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
