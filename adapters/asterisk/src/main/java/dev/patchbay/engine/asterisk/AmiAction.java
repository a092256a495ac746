package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineRefusedException;

/// One request to the manager, written out. Line breaks would end a header and start another one of
/// the value's choosing, so no value may hold any.
public final class AmiAction {

    /// Asterisk drops the connection's line beyond this (measured: 1015 characters of value pass).
    static final int LONGEST_VALUE = 1000;

    private final String name;
    private final StringBuilder text = new StringBuilder(128);

    public AmiAction(String name) {
        this.name = name;
        text.append("Action: ").append(name).append("\r\n");
    }

    public String name() {
        return name;
    }

    public AmiAction with(String header, String value) throws EngineRefusedException {
        if (value.isBlank() || value.length() > LONGEST_VALUE || !printable(value)) {
            throw new EngineRefusedException(
                    "%s: '%s' (expected: 1 to %d printable ASCII characters)"
                            .formatted(header, Failures.oneLine(value), LONGEST_VALUE));
        }
        return written(header, value);
    }

    /// A value that may not appear in any message.
    public AmiAction withSecret(String header, String value) {
        if (!printable(value)) {
            throw new IllegalArgumentException(header + ": [redacted] (expected: printable ASCII)");
        }
        return written(header, value);
    }

    String encoded(String actionId) {
        return text + "ActionID: " + actionId + "\r\n\r\n";
    }

    private AmiAction written(String header, String value) {
        text.append(header).append(": ").append(value).append("\r\n");
        return this;
    }

    private static boolean printable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }
}
