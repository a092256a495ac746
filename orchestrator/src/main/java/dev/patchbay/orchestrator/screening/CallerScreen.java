package dev.patchbay.orchestrator.screening;

import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Map;

/// As whom a customer's users may call, beside its own numbers.
///
/// @param approved others' numbers, and the trunk such calls go out by
public record CallerScreen(Strangers strangers, Map<PhoneNumber, TrunkId> approved) {

    /// Where nothing was said.
    public static final CallerScreen USUAL = new CallerScreen(Strangers.DEFAULT_CALLER, Map.of());

    public CallerScreen {
        approved = Map.copyOf(approved);
    }
}
