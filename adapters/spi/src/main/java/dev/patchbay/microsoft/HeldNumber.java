package dev.patchbay.microsoft;

import dev.patchbay.telephony.PhoneNumber;
import java.util.Optional;
import java.util.UUID;

/// A number as Microsoft has it.
///
/// @param account whom it leads to; empty if to nobody
/// @param directRouting whether it comes by way of an SBC; otherwise Microsoft or an operator
///   delivers it, and it is none of ours
/// @param state Microsoft's word for what is going on with it, such as `activated`
public record HeldNumber(
        PhoneNumber number, Optional<UUID> account, boolean directRouting, String state) {}
