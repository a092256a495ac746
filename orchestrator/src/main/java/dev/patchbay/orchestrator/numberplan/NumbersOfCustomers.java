package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.teams.OwnNumbers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.PhoneNumber;
import org.springframework.stereotype.Component;

@Component
class NumbersOfCustomers implements OwnNumbers {

    private final NumberRows rows;
    private final Trunks trunks;

    NumbersOfCustomers(NumberRows rows, Trunks trunks) {
        this.rows = rows;
        this.trunks = trunks;
    }

    @Override
    public boolean has(CustomerId customer, PhoneNumber number) {
        return rows.findById(number.e164())
                .flatMap(row -> trunks.byId(new TrunkId(row.trunk)))
                .filter(trunk -> trunk.customer().equals(customer))
                .isPresent();
    }
}
