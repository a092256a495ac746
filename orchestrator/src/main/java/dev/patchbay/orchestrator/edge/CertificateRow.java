package dev.patchbay.orchestrator.edge;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "sbc_certificate")
class CertificateRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String chain = "";
    String sealedKey = "";
    Instant uploaded = Instant.EPOCH;
    boolean ordered;
}
