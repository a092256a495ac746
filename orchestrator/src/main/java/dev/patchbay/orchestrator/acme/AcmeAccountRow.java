package dev.patchbay.orchestrator.acme;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "acme_account")
class AcmeAccountRow {

    @Id String directory = "";
    String sealedKey = "";
}
