package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipMessage.Header;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a called number does.
public sealed interface Behaviour {

    /// @param ringFor time between 180 and 200
    /// @param hangUpAfter empty when the caller is to hang up
    record Answer(Duration ringFor, Optional<Duration> hangUpAfter) implements Behaviour {}

    /// Sends audio before it answers: 183 with a description, and 200 after a while.
    record EarlyMedia(Duration before) implements Behaviour {}

    /// Rings at several places, each with a To-tag of its own (RFC 3261 12.1), then sends audio
    /// before it answers, and answers under one more tag.
    record Forked(Duration before) implements Behaviour {}

    /// Says nothing at all, or 100 and nothing more.
    record Silence(boolean trying) implements Behaviour {}

    /// Rings until the caller gives up.
    record Ring() implements Behaviour {}

    /// Does what [OngoingCall#tell] says, one thing after another.
    record Obey() implements Behaviour {}

    /// @param rings whether 180 goes out first
    record Refuse(int status, String phrase, List<Header> headers, boolean rings)
            implements Behaviour {

        public Refuse {
            headers = List.copyOf(headers);
        }
    }
}
