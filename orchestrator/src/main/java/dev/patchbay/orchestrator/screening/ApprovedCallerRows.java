package dev.patchbay.orchestrator.screening;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface ApprovedCallerRows extends JpaRepository<ApprovedCallerRow, Long> {

    List<ApprovedCallerRow> findAllByCustomerOrderByE164(long customer);

    Optional<ApprovedCallerRow> findByCustomerAndE164(long customer, String e164);

    long countByCustomer(long customer);
}
