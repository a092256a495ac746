package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Whose tenant a number leads to, or would.
@Component
class TenantOfNumber {

    private final Numbers numbers;
    private final Trunks trunks;
    private final Tenants tenants;

    TenantOfNumber(Numbers numbers, Trunks trunks, Tenants tenants) {
        this.numbers = numbers;
        this.trunks = trunks;
        this.tenants = tenants;
    }

    Optional<TenantId> of(PhoneNumber number) {
        return numbers.byNumber(number)
                .flatMap(it -> trunks.byId(it.trunk()))
                .flatMap(trunk -> tenants.ofCustomer(trunk.customer()))
                .map(TeamsTenant::id);
    }
}
