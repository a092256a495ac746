package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.PhoneNumber;
import java.util.Set;

/// Numbers were added, assigned, released or removed. Published in the transaction of the change.
public record NumbersChanged(Set<PhoneNumber> numbers) {

    public NumbersChanged {
        numbers = Set.copyOf(numbers);
    }
}
