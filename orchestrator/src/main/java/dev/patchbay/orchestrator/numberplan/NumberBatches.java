package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Stores many numbers at once. Each is judged by itself, so one that is refused leaves the others,
/// and a second time changes nothing.
public interface NumberBatches {

    /// What shall be. What is empty is left as it is.
    ///
    /// @param trunk needed for a number that is new
    record Wanted(
            PhoneNumber number,
            Optional<TrunkId> trunk,
            Optional<Assignment> assignment,
            Set<Tag> tags,
            Optional<Note> note) {

        public Wanted {
            tags = Set.copyOf(tags);
        }
    }

    sealed interface Outcome {

        record Added() implements Outcome {}

        record Changed() implements Outcome {}

        record Unchanged() implements Outcome {}

        /// @param expected a phrase that can follow "expected:"
        record Refused(String field, String value, String expected) implements Outcome {}
    }

    /// What [#store] would answer now.
    ///
    /// @param wanted each number once
    List<Outcome> judge(List<Wanted> wanted);

    /// In one transaction, with one [NumbersChanged].
    ///
    /// @param wanted each number once
    /// @param who whose doing it is
    List<Outcome> store(List<Wanted> wanted, String who);
}
