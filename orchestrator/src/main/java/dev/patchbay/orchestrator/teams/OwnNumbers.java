package dev.patchbay.orchestrator.teams;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.telephony.PhoneNumber;

/// What tenants must know of the number plan, which knows tenants itself.
@FunctionalInterface
public interface OwnNumbers {

    /// @return whether the number is on one of the customer's trunks
    boolean has(CustomerId customer, PhoneNumber number);
}
