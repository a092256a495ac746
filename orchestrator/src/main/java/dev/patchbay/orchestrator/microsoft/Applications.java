package dev.patchbay.orchestrator.microsoft;

import java.util.Optional;

/// The application as stored. Commands throw `InvalidValueException`, naming the field.
public interface Applications {

    Optional<Application> current();

    /// @param client its id, as Microsoft shows it
    /// @param credential a client secret, or a certificate with its unencrypted key in PEM
    Application use(String client, String credential);

    /// Connections stay, and nothing is asked any more.
    void forget();
}
