package dev.patchbay.orchestrator.trunk;

/// How an account stands at its carrier, which nobody types in: it is decided by what engines tell
/// of its registration, and stored, so that a restart moves nothing.
///
/// @param way by which of the trunk's ways it registers, counted from 1
/// @param refused whether the registrar will not have it, so that calls had better go by another
public record Standing(int way, boolean refused) {

    /// By the first way, and nothing against it.
    public static final Standing USUAL = new Standing(1, false);

    public Standing {
        if (way < 1) {
            throw new IllegalArgumentException("way: %d (expected: 1 or more)".formatted(way));
        }
    }

    public Standing by(int otherWay) {
        return new Standing(otherWay, refused);
    }

    public Standing refused(boolean now) {
        return new Standing(way, now);
    }
}
