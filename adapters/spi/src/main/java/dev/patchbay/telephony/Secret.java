package dev.patchbay.telephony;

import java.util.regex.Pattern;

/// A password or key. Prints as `[redacted]`, so a log line or an error page cannot leak it.
public final class Secret {

    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final String value;

    /// @throws InvalidValueException if the value is not 1 to 128 printable ASCII characters
    ///   without spaces: digest authentication (RFC 2617) has no agreed character set beyond that.
    ///   The value itself is not part of the message.
    public Secret(String value) {
        Check.that(
                PRINTABLE_ASCII.matcher(value).matches(),
                "password",
                "[redacted]",
                "1 to 128 printable ASCII characters without spaces");
        this.value = value;
    }

    /// The one way to the value; call it where the secret leaves the process, nowhere else.
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
