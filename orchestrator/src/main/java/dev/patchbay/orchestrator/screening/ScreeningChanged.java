package dev.patchbay.orchestrator.screening;

import dev.patchbay.orchestrator.customer.CustomerId;

public record ScreeningChanged(CustomerId customer) {}
