package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.PhoneNumber;
import java.time.Instant;

/// What happened to a number.
///
/// @param who whose doing it was; `patchbay` for what nobody asked for at that moment
/// @param detail in words, such as the account it was assigned to; may be empty
public record NumberEvent(PhoneNumber number, Instant when, String who, What what, String detail) {

    public enum What {
        ADDED("added"),
        ASSIGNED("assigned"),
        RELEASED("released"),
        RESERVED("reserved"),
        FREED("free again"),
        REMARKED("tags or note changed"),
        REMOVED("removed");

        private final String words;

        What(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
