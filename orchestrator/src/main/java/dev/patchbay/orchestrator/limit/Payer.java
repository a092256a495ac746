package dev.patchbay.orchestrator.limit;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.trunk.TrunkId;

/// Whose limits a call counts against.
public record Payer(TrunkId trunk, CustomerId customer, Direction direction) {}
