package dev.patchbay.orchestrator.teams;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "teams_tenant")
class TenantRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "customer_id")
    long customer;

    String fqdn = "";
    boolean enabled = true;

    @Column(name = "default_caller")
    @Nullable String defaultCaller;

    TeamsTenant toTenant() {
        return new TeamsTenant(
                new TenantId(Objects.requireNonNull(id)),
                new CustomerId(customer),
                new HostName(fqdn),
                enabled,
                Optional.ofNullable(defaultCaller).map(PhoneNumber::new));
    }
}
