package dev.patchbay.microsoft;

import dev.patchbay.telephony.Secret;

/// What the application proves itself with. Neither prints what it holds.
public sealed interface Credential {

    /// Microsoft shows it once, when it is made; it expires.
    record ClientSecret(Secret value) implements Credential {}

    /// @param pem certificate and unencrypted key
    record Certificate(String pem) implements Credential {
        @Override
        public String toString() {
            return "[redacted]";
        }
    }
}
