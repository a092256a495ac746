package dev.patchbay.orchestrator.edge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The certificate shown to Teams, as stored; one covers the names of all edges. They take a new
/// one into use within seconds; calls in progress go on.
public interface Certificates {

    /// @param uploaded when it came to us
    /// @param ordered whether we ordered it ourselves, and so renew it
    record Stored(SbcCertificate certificate, Instant uploaded, boolean ordered) {}

    Optional<Stored> current();

    /// What Teams would say to this one.
    List<Finding> judge(SbcCertificate certificate);

    /// From now on this one is shown.
    ///
    /// @throws dev.patchbay.telephony.InvalidValueException if Teams would refuse it; the one
    ///   before stays
    void use(SbcCertificate certificate);

    /// The same for one we ordered ourselves.
    void useOrdered(SbcCertificate certificate);

    /// How near the end of the current one is; empty if there is none.
    Optional<Expiry> expiry();
}
