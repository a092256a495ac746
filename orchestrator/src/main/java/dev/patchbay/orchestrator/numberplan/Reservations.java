package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.telephony.PhoneNumber;
import java.time.LocalDate;
import java.util.Optional;

/// Numbers that are kept for somebody, or rest. Commands throw `InvalidValueException`, naming the
/// field.
public interface Reservations {

    /// Why it cannot be given to just anybody, if so.
    Optional<Hold> of(PhoneNumber number);

    /// A free number, or one whose reservation shall be another.
    ///
    /// @param forWhom a name, or the account that may have it
    void reserve(PhoneNumber number, String forWhom, LocalDate lastDay);

    /// Ends a reservation, or the rest after a release, before its time.
    void free(PhoneNumber number);

    /// Ends those whose time is over; done each minute by itself.
    void end();
}
