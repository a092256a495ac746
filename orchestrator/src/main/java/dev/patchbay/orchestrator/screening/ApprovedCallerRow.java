package dev.patchbay.orchestrator.screening;

import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "approved_caller")
class ApprovedCallerRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "customer_id")
    long customer;

    String e164 = "";

    @Column(name = "trunk_id")
    long trunk;

    @Column(name = "approved_by")
    String approvedBy = "";

    String note = "";
    Instant approved = Instant.EPOCH;

    ApprovedCaller toCaller() {
        return new ApprovedCaller(
                new PhoneNumber(e164),
                new TrunkId(trunk),
                new Approval(approvedBy, note),
                approved);
    }
}
