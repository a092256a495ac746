package dev.patchbay.engine.spi;

import static java.util.stream.Collectors.joining;

import dev.patchbay.telephony.HostName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was decided about a call, in the one form every engine's dialplan understands.
///
/// Written as fields between bars, the version first:
/// `1|dial|number-assigned|60|teams:+4722000100@acme.dr.example|trunk:t7-1:*` or
/// `1|refuse|number-not-assigned|404|1`. A target may say how numbers are written:
/// `trunk:t7-1:_47_0_00:022000100:pai:022000100@sip.carrier.example` (see [Spelling], [Identity])
/// or `teams:+4722000100@acme.dr.example:_00_47_0` (see [Reading]), and how it is told who
/// forwarded the call: `trunk:t7-1:*:*:::div:___+:sip.carrier.example` (see [Diversion]) or
/// `teams:+4722000100@acme.dr.example::div`. With `ask` in place of `dial` the engine announces the
/// call first and uses the rest as the last known route when no answer comes. The ring time may be
/// followed by statuses on which the next target is tried although they say something about the
/// callee: `120+404+480`.
public sealed interface Route {

    /// Longest encoded route; Asterisk's table refuses values beyond 1015 characters.
    int MAX_LENGTH = 1000;

    /// Version, verb, reason, ring time and statuses, with their bars.
    int LONGEST_BEGINNING = 70;

    int MOST_TARGETS = 8;

    /// @return as many of the targets, from the first on, as one route can hold
    static List<Target> fitting(List<Target> targets) {
        if (targets.size() == 1) {
            return targets; // the usual case, on the way of every call asked about
        }
        var room = MAX_LENGTH - LONGEST_BEGINNING;
        var fitting = new ArrayList<Target>();
        for (var target : targets) {
            room -= target.encoded().length() + 1;
            if (room < 0 || fitting.size() == MOST_TARGETS) {
                break;
            }
            fitting.add(target);
        }
        return List.copyOf(fitting);
    }

    /// @return a short, stable word list such as `number-assigned`; a metric tag and part of the
    ///   record
    String reason();

    /// @return the route as the dialplan reads it
    String encoded();

    /// Try the targets in order until one rings or answers; never another one after that.
    ///
    /// @param ask whether the engine should announce the call before using this
    /// @param ringFor how long one target may ring
    /// @param nextOn statuses of [#MAY_GO_ON] on which the next target is tried as well
    record Dial(
            boolean ask, String reason, Duration ringFor, Set<Integer> nextOn, List<Target> targets)
            implements Route {

        /// What a far end says about the callee and may still be wrong about: it does not have the
        /// number, or cannot reach it. Others of the kind, and 6xx most of all, are never doubted.
        public static final Set<Integer> MAY_GO_ON = Set.of(404, 480);

        public Dial(boolean ask, String reason, Duration ringFor, List<Target> targets) {
            this(ask, reason, ringFor, Set.of(), targets);
        }

        public Dial {
            nextOn = Set.copyOf(nextOn);
            if (!MAY_GO_ON.containsAll(nextOn)) {
                throw new IllegalArgumentException(
                        "nextOn: %s (expected: 404 or 480)".formatted(nextOn));
            }
            EngineText.check("reason", reason, EngineText.REASON, "lower-case words joined by -");
            targets = List.copyOf(targets);
            if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
                throw new IllegalArgumentException(
                        "targets: %d (expected: 1 to %d)".formatted(targets.size(), MOST_TARGETS));
            }
            if (ringFor.toSeconds() < 1 || ringFor.toSeconds() > 600) {
                throw new IllegalArgumentException(
                        "ringFor: %s (expected: 1s to 600s)".formatted(ringFor));
            }
        }

        /// @return the same route, announced first or not
        public Dial asked(boolean askFirst) {
            return new Dial(askFirst, reason, ringFor, nextOn, targets);
        }

        private String statuses() {
            return nextOn.stream().sorted().map(status -> "+" + status).collect(joining());
        }

        @Override
        public String encoded() {
            var text =
                    targets.stream()
                            .map(Target::encoded)
                            .collect(
                                    joining(
                                            "|",
                                            "1|%s|%s|%d%s|"
                                                    .formatted(
                                                            ask ? "ask" : "dial",
                                                            reason,
                                                            ringFor.toSeconds(),
                                                            statuses()),
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
        ///
        /// @param caller how Teams is told who calls, or empty to leave the number as it came
        /// @param diversion whether Teams is told who forwarded the call, if the carrier tells
        record ToTeams(String number, HostName tenant, Optional<Told> caller, boolean diversion)
                implements Target {
            public ToTeams {
                EngineText.checkNumber(number);
            }

            @Override
            public String encoded() {
                return "teams:%s@%s%s%s"
                        .formatted(
                                number,
                                tenant,
                                caller.map(it -> ":" + it.encoded()).orElse(diversion ? ":" : ""),
                                diversion ? ":div" : "");
            }
        }

        /// A number at a carrier.
        record ToTrunk(GatewayName gateway, Callee callee, Identity caller) implements Target {

            @Override
            public String encoded() {
                return "trunk:%s:%s%s".formatted(gateway, callee.encoded(), caller.encoded());
            }
        }
    }

    /// How Teams is told who calls.
    sealed interface Told permits Reading, Written {
        /// @return the caller as Teams will see it
        String read(String number);

        String encoded();
    }

    /// As this number, whatever the carrier wrote.
    record Written(String number) implements Told {
        public Written {
            EngineText.checkNumber(number);
            if (number.startsWith("_")) {
                throw new IllegalArgumentException(
                        "number: '%s' (expected: no _ at its beginning)".formatted(number));
            }
        }

        @Override
        public String read(String caller) {
            return number;
        }

        @Override
        public String encoded() {
            return number;
        }
    }

    /// What to dial at a carrier.
    sealed interface Callee {
        String encoded();

        /// What was dialled, unchanged.
        record AsDialled() implements Callee {
            @Override
            public String encoded() {
                return "*";
            }
        }

        /// What was dialled, in the carrier's spelling.
        record Spelt(Spelling spelling) implements Callee {
            @Override
            public String encoded() {
                return spelling.encoded();
            }
        }

        /// This, whatever was dialled.
        record Fixed(String number) implements Callee {
            public Fixed {
                EngineText.checkNumber(number);
                if (number.startsWith("_") || number.equals("*")) {
                    throw new IllegalArgumentException(
                            "number: '%s' (expected: no _ at its beginning)".formatted(number));
                }
            }

            @Override
            public String encoded() {
                return number;
            }
        }
    }
}
