package dev.patchbay.orchestrator.screening;

import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Instant;

/// A number of somebody else's under which a customer's users may call.
///
/// @param trunk by which such calls go out
public record ApprovedCaller(
        PhoneNumber number, TrunkId trunk, Approval approval, Instant approved) {}
