package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.Account;
import dev.patchbay.microsoft.HeldNumber;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Optional;

/// What Microsoft shows before a change.
///
/// @param numberSeen whether the number could be looked at
/// @param held the number; empty if Microsoft does not know it
/// @param holder who has it, if somebody who is there
/// @param accountSeen whether accounts could be looked at
/// @param target whom it is to lead to
/// @param other a number the target has beside this one
record Look(
        boolean numberSeen,
        Optional<HeldNumber> held,
        Optional<Account> holder,
        boolean accountSeen,
        Optional<Account> target,
        Optional<PhoneNumber> other) {}
