package dev.patchbay.engine.spi;

import dev.patchbay.telephony.HostName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was decided about a call, in the one form every engine's dialplan understands.
///
/// Written as fields between bars, the version first:
/// `1|dial|number-assigned|60|teams:+4722000100@acme.dr.example|trunk:t7-1:*` or
/// `1|refuse|number-not-assigned|404|1`. With `ask` in place of `dial` the engine announces the
/// call first and uses the rest as the last known route when no answer comes.
public sealed interface Route {

    /// Longest encoded route; Asterisk's table refuses values beyond 1015 characters.
    int MAX_LENGTH = 1000;

    /// @return a short, stable word list such as `number-assigned`; a metric tag and part of the
    ///   record
    String reason();

    /// @return the route as the dialplan reads it
    String encoded();

    /// Try the targets in order until one rings or answers; never another one after that.
    ///
    /// @param ask whether the engine should announce the call before using this
    /// @param ringFor how long one target may ring
    record Dial(boolean ask, String reason, Duration ringFor, List<Target> targets)
            implements Route {
        public Dial {
            EngineText.check("reason", reason, EngineText.REASON, "lower-case words joined by -");
            targets = List.copyOf(targets);
            if (targets.isEmpty() || targets.size() > 8) {
                throw new IllegalArgumentException(
                        "targets: %d (expected: 1 to 8)".formatted(targets.size()));
            }
            if (ringFor.toSeconds() < 1 || ringFor.toSeconds() > 600) {
                throw new IllegalArgumentException(
                        "ringFor: %s (expected: 1s to 600s)".formatted(ringFor));
            }
        }

        /// @return the same route, announced first or not
        public Dial asked(boolean askFirst) {
            return new Dial(askFirst, reason, ringFor, targets);
        }

        @Override
        public String encoded() {
            var text =
                    targets.stream()
                            .map(Target::encoded)
                            .collect(
                                    Collectors.joining(
                                            "|",
                                            "1|%s|%s|%d|"
                                                    .formatted(
                                                            ask ? "ask" : "dial",
                                                            reason,
                                                            ringFor.toSeconds()),
                                            ""));
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "route: %d characters (expected: at most %d)"
                                .formatted(text.length(), MAX_LENGTH));
            }
            return text;
        }
    }

    /// Say no to the caller.
    ///
    /// @param sipStatus final status the caller should see, 400 to 699
    /// @param q850 the cause engines turn into that status (RFC 3398 section 7.2.4.1, ITU-T Q.850)
    record Refuse(String reason, int sipStatus, int q850) implements Route {
        public Refuse {
            EngineText.check("reason", reason, EngineText.REASON, "lower-case words joined by -");
            if (sipStatus < 400 || sipStatus > 699) {
                throw new IllegalArgumentException(
                        "sipStatus: %d (expected: 400 to 699)".formatted(sipStatus));
            }
            if (q850 < 1 || q850 > 127) {
                throw new IllegalArgumentException("q850: %d (expected: 1 to 127)".formatted(q850));
            }
        }

        @Override
        public String encoded() {
            return "1|refuse|%s|%d|%d".formatted(reason, sipStatus, q850);
        }
    }

    /// One place to send a call to.
    sealed interface Target {
        String encoded();

        /// A number in a tenant; the edge puts the call on the hubs.
        record ToTeams(String number, HostName tenant) implements Target {
            public ToTeams {
                EngineText.check(
                        "number",
                        number,
                        EngineText.NUMBER,
                        "1 to 64 digits, letters or + * # . _ -");
            }

            @Override
            public String encoded() {
                return "teams:%s@%s".formatted(number, tenant);
            }
        }

        /// A number at a carrier.
        ///
        /// @param number what to dial, or empty for the number as it was dialled
        record ToTrunk(GatewayName gateway, Optional<String> number) implements Target {
            public ToTrunk {
                number.ifPresent(text ->
                        EngineText.check(
                                "number",
                                text,
                                EngineText.NUMBER,
                                "1 to 64 digits, letters or + * # . _ -"));
            }

            @Override
            public String encoded() {
                return "trunk:%s:%s".formatted(gateway, number.orElse("*"));
            }
        }
    }
}
