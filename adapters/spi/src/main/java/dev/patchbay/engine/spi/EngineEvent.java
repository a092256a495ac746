package dev.patchbay.engine.spi;

/// What an engine tells us, in words that mean the same for every engine.
public sealed interface EngineEvent {

    /// A call waits for a decision; answer with [EngineSession#route].
    ///
    /// @param origin inbound: where the call came from, as in [TableKey.Inbound]; outbound: the
    ///   tenant's FQDN. Exactly as the engine read it, so not yet trusted.
    /// @param dialled exactly as received; nobody has normalised it yet
    /// @param caller calling number exactly as received, possibly empty
    /// @param diverted who forwarded a call from Teams, in the words of [Diversion]; mostly empty
    record CallOffered(
            CallId call,
            Direction direction,
            String origin,
            String dialled,
            String caller,
            String diverted)
            implements EngineEvent {}

    /// Counted and ignored, so that an engine upgrade is visible but not fatal.
    record Unrecognised(String name) implements EngineEvent {

        private static final int LONGEST_NAME = 60;

        /// @param said the name as it came over the wire, with whatever characters
        public static Unrecognised named(String said) {
            var clean = said.replaceAll("[^ -~]", "?").strip();
            var cut = clean.substring(0, Math.min(LONGEST_NAME, clean.length()));
            return new Unrecognised(cut.isEmpty() ? "unnamed" : cut);
        }
    }

    /// The session is over without having been closed from this side. Always the last event.
    record SessionLost(String why) implements EngineEvent {}
}
