package dev.patchbay.engine.spi;

/// One call on one engine node: the engine's own id of the caller's leg (Asterisk's unique id).
/// Unique per node only.
public record CallId(String value) {

    public CallId {
        EngineText.check(
                "call id", value, EngineText.TOKEN, "1 to 128 letters, digits or . _ : @ -");
    }

    @Override
    public String toString() {
        return value;
    }
}
