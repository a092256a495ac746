package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.PhoneNumber;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// What people remark on numbers.
public interface NumberRemarks {

    /// Those of them that there are.
    Map<PhoneNumber, RemarkedNumber> of(Collection<PhoneNumber> numbers);

    /// In place of the tags and the note it had.
    ///
    /// @throws dev.patchbay.telephony.InvalidValueException if there is no such number
    void remark(PhoneNumber number, Set<Tag> tags, Note note);
}
