package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.PhoneNumber;
import java.util.List;

/// What happened to numbers, also to those that are gone.
public interface NumberHistory {

    /// Newest first.
    List<NumberEvent> of(PhoneNumber number, int most);
}
