package dev.patchbay.orchestrator.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "reseller")
class ResellerRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    String name = "";

    Reseller toReseller() {
        return new Reseller(new ResellerId(Objects.requireNonNull(id)), new DisplayName(name));
    }
}
