package dev.patchbay.orchestrator.screening;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "customer_strangers")
class StrangersRow {

    @Id
    @Column(name = "customer_id")
    long customer;

    @Enumerated(EnumType.STRING)
    Strangers strangers = CallerScreen.USUAL.strangers();
}
