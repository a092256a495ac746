package dev.patchbay.orchestrator.limit;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.util.Map;

/// All limits there are, as one immutable value.
public record LimitTable(
        Map<TrunkId, TrunkLimits> trunks, Map<CustomerId, CustomerLimits> customers) {

    public static final LimitTable EMPTY = new LimitTable(Map.of(), Map.of());

    public LimitTable {
        trunks = Map.copyOf(trunks);
        customers = Map.copyOf(customers);
    }

    public TrunkLimits of(TrunkId trunk) {
        return trunks.getOrDefault(trunk, TrunkLimits.NONE);
    }

    public CustomerLimits of(CustomerId customer) {
        return customers.getOrDefault(customer, CustomerLimits.NONE);
    }
}
