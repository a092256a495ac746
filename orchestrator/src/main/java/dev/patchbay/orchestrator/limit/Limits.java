package dev.patchbay.orchestrator.limit;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.trunk.TrunkId;

/// The limits as stored. Commands throw `InvalidValueException`, naming the field.
public interface Limits {

    /// @return [TrunkLimits#NONE] where nobody set any
    TrunkLimits of(TrunkId trunk);

    /// @return [CustomerLimits#NONE] where nobody set any
    CustomerLimits of(CustomerId customer);

    LimitTable all();

    void limit(TrunkId trunk, TrunkLimits limits);

    void limit(CustomerId customer, CustomerLimits limits);
}
