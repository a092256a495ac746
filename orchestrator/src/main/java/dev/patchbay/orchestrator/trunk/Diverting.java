package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.OneOf;

/// What becomes of a call that somebody forwarded.
///
/// @param told how the carrier is told who forwarded a call from Teams
/// @param shown who calls, where a caller who is not the customer's is forwarded by one who is
/// @param toTeams whether Teams is told who forwarded a carrier's call
public record Diverting(Told told, Shown shown, boolean toTeams) {

    /// What every carrier takes: nothing but the customer's own number.
    public static final Diverting USUAL = new Diverting(Told.NOTHING, Shown.OWN_NUMBER, false);

    public enum Told {
        NOTHING("not at all"),
        DIVERSION("in Diversion"),
        HISTORY_INFO("in History-Info");

        private final String words;

        Told(String words) {
            this.words = words;
        }

        /// @return the same as a person is told of it
        public String words() {
            return words;
        }

        /// @throws InvalidValueException if it is none of them
        public static Told named(String text) {
            return OneOf.named("diverting.told", Told.class, text);
        }
    }

    public enum Shown {
        OWN_NUMBER("the number that forwards"),
        CALLER("the caller"),
        /// What 2talk asks for.
        CALLER_ASSERTED("the number that forwards in From, the caller in P-Asserted-Identity"),
        AS_OTHERS("as with other callers who have no number of the customer's");

        private final String words;

        Shown(String words) {
            this.words = words;
        }

        /// @return the same as a person is told of it
        public String words() {
            return words;
        }

        /// @throws InvalidValueException if it is none of them
        public static Shown named(String text) {
            return OneOf.named("diverting.shown", Shown.class, text);
        }
    }
}
