package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Optional;

/// A number a carrier delivers over a trunk.
///
/// @param assignment empty while nobody has the number; its calls are then refused
public record TrunkNumber(PhoneNumber number, TrunkId trunk, Optional<Assignment> assignment) {}
