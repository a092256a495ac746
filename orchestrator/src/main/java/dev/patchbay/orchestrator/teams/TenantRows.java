package dev.patchbay.orchestrator.teams;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface TenantRows extends JpaRepository<TenantRow, Long> {

    List<TenantRow> findAllByOrderByFqdn();

    Optional<TenantRow> findByCustomer(long customer);

    boolean existsByFqdn(String fqdn);
}
