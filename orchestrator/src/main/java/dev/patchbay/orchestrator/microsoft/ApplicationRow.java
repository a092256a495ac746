package dev.patchbay.orchestrator.microsoft;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "microsoft_application")
class ApplicationRow {

    static final int ONLY = 1;

    enum Kind {
        SECRET,
        CERTIFICATE
    }

    @Id int id = ONLY;

    @Column(name = "client_id")
    String client = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "credential_kind")
    Kind kind = Kind.SECRET;

    @Column(name = "sealed_credential")
    String sealed = "";

    Instant changed = Instant.EPOCH;
}
