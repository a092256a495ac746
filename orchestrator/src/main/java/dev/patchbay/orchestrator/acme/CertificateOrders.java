package dev.patchbay.orchestrator.acme;

import java.time.Instant;
import java.util.Optional;

/// Certificates from a public authority, for each base domain and every name below it.
public interface CertificateOrders {

    enum State {
        /// Nothing was ordered since the start.
        IDLE,
        WORKING,
        DONE,
        FAILED
    }

    /// @param sentence what is done now, or how it ended
    record Progress(State state, String sentence, Instant since) {}

    /// The authority's host; empty where none is configured.
    Optional<String> authority();

    /// Why nothing can be ordered now; empty if it can.
    Optional<String> obstacle();

    Progress progress();

    /// Orders a certificate, which takes minutes and goes on by itself; see [#progress]. Agrees to
    /// the authority's terms of service. While an order is under way, nothing happens.
    ///
    /// @throws dev.patchbay.telephony.InvalidValueException if there is an [#obstacle]
    void order();
}
