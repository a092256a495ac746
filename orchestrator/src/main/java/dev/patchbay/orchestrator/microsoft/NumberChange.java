package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/// A change of whom a number leads to at Microsoft, from the wish to the proof.
///
/// @param wanted whom it is to lead to; empty if nobody
/// @param said what goes on or came of it, in a sentence; empty if the stage says it all
/// @param trouble why it did not come about
/// @param script what an administrator of the customer's tenant is to run
/// @param nextStep when something happens by itself; empty if nothing does
/// @param ended empty while it is under way
public record NumberChange(
        long id,
        TenantId tenant,
        PhoneNumber number,
        Optional<Assignment> wanted,
        Stage stage,
        String said,
        Optional<Trouble> trouble,
        Optional<String> script,
        Instant created,
        Optional<Instant> nextStep,
        Optional<Instant> ended) {

    /// Where it is. Each is stored before what follows it is begun.
    public enum Stage {
        WAITING("waits for its turn"),
        CHECKED("is checked"),
        SENDING("is being sent"),
        POLLING("Microsoft works on it"),
        READING("is read back"),
        BY_HAND("waits for the customer's administrator"),
        DONE("done"),
        FAILED("failed"),
        REPLACED("replaced by a later one");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
