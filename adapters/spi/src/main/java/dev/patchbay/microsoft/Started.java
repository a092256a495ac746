package dev.patchbay.microsoft;

/// How a change begins.
public sealed interface Started {

    /// Microsoft works on it.
    ///
    /// @param operation to be asked for with [MicrosoftTenant#progress]
    record AtMicrosoft(String operation) implements Started {}

    /// Microsoft took it and named nothing to ask for: only reading back tells.
    record Unnamed() implements Started {}

    /// Somebody must run this in the customer's tenant.
    record ByHand(String script) implements Started {}
}
