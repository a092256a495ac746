package dev.patchbay.orchestrator.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "customer")
class CustomerRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "reseller_id")
    long reseller;

    String name = "";

    Customer toCustomer() {
        return new Customer(
                new CustomerId(Objects.requireNonNull(id)),
                new ResellerId(reseller),
                new DisplayName(name));
    }
}
