package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.limit.LimitTable;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.screening.CallerScreen;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.orchestrator.trunk.RewriteRules;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.HostName;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything a decision needs, as one immutable value that is replaced as a whole.
public record RoutingTable(
        Origins origins,
        Map<TrunkId, Trunk> trunks,
        Map<CustomerId, List<Trunk>> enabledTrunks,
        NumberIndex numbers,
        Map<HostName, TeamsTenant> tenants,
        Map<CustomerId, TeamsTenant> tenantOfCustomer,
        LimitTable limits,
        Map<CustomerId, CallerScreen> screens,
        Map<TrunkId, RewriteRules> rules) {

    public static final RoutingTable EMPTY = of(List.of(), List.of(), NumberIndex.EMPTY);

    public RoutingTable {
        trunks = Map.copyOf(trunks);
        enabledTrunks = Map.copyOf(enabledTrunks);
        tenants = Map.copyOf(tenants);
        tenantOfCustomer = Map.copyOf(tenantOfCustomer);
        screens = Map.copyOf(screens);
        rules = Map.copyOf(rules);
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
                        .filter(Trunk::live)
                        .sorted(Comparator.comparingLong(trunk -> trunk.id().value()))
                        .collect(Collectors.groupingBy(Trunk::customer)),
                numbers,
                by(tenants, TeamsTenant::fqdn),
                by(tenants, TeamsTenant::customer),
                LimitTable.EMPTY,
                Map.of(),
                Map.of());
    }

    /// @return the same table with these limits
    public RoutingTable limitedBy(LimitTable by) {
        return with(numbers, by, screens, rules);
    }

    /// @return the same with these callers beside the customers' own
    public RoutingTable screened(Map<CustomerId, CallerScreen> by) {
        return with(numbers, limits, by, rules);
    }

    /// @return the same with these rules on top of the trunks' formats
    public RoutingTable rewriting(Map<TrunkId, RewriteRules> by) {
        return with(numbers, limits, screens, by);
    }

    /// @return whether a trunk's calls must be looked at one by one, for what is in use matters
    boolean limited(Trunk trunk, Direction direction) {
        return limits.of(trunk.id()).concern(direction)
                || limits.of(trunk.customer()).concern(direction);
    }

    /// @return the same table with these numbers
    public RoutingTable with(NumberIndex others) {
        return with(others, limits, screens, rules);
    }

    private RoutingTable with(
            NumberIndex nowNumbers,
            LimitTable nowLimits,
            Map<CustomerId, CallerScreen> nowScreens,
            Map<TrunkId, RewriteRules> nowRules) {
        return new RoutingTable(
                origins,
                trunks,
                enabledTrunks,
                nowNumbers,
                tenants,
                tenantOfCustomer,
                nowLimits,
                nowScreens,
                nowRules);
    }

    /// @return the trunks of an origin whose rules say what its carrier's calls are to; few
    List<Trunk> rereading(String origin) {
        return rules.isEmpty() ? List.of() : ruled(origin, Set.of(Side.CALLED_IN));
    }

    /// @return whether what the carriers of an origin say is rewritten, so that rows made ahead do
    ///   not know it
    boolean rewritesCarriersCalls(String origin) {
        return !rules.isEmpty() && !ruled(origin, Set.of(Side.CALLED_IN, Side.CALLER_IN)).isEmpty();
    }

    private List<Trunk> ruled(String origin, Set<Side> sides) {
        return rules.entrySet().stream()
                .filter(entry -> sides.stream().anyMatch(entry.getValue()::touch))
                .flatMap(entry -> Stream.ofNullable(trunks.get(entry.getKey())))
                .filter(trunk -> origins.of(trunk).equals(origin))
                .sorted(Comparator.comparingLong(trunk -> trunk.id().value()))
                .toList();
    }

    /// @return the number as the trunk's rules leave it
    String rewritten(Trunk trunk, Side side, String number, Trail trail) {
        var steps = rulesOf(trunk).steps(side, number);
        if (steps.isEmpty()) {
            return number;
        }
        trail.note(Trail.Step.RULES, new Finding.Rewritten(trunk, steps));
        return steps.getLast().result();
    }

    Trunk trunkOf(TrunkNumber number) {
        return Objects.requireNonNull(trunks.get(number.trunk()));
    }

    RewriteRules rulesOf(Trunk trunk) {
        return rules.getOrDefault(trunk.id(), RewriteRules.NONE);
    }

    CallerScreen screenOf(CustomerId customer) {
        return screens.getOrDefault(customer, CallerScreen.USUAL);
    }

    /// A customer's enabled trunks, oldest first.
    public List<Trunk> trunksOf(CustomerId customer) {
        return Optional.ofNullable(enabledTrunks.get(customer)).orElse(List.of());
    }

    private static <K, V> Map<K, V> by(Collection<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
