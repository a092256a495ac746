package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;

/// A carrier's SIP trunk, owned by one customer.
///
/// @param enabled a disabled trunk keeps its numbers; calls from and to it are refused
/// @param country whose way of dialling the carrier uses
public record Trunk(
        TrunkId id,
        CustomerId customer,
        DisplayName name,
        boolean enabled,
        Country country,
        TrunkConnection connection) {}
