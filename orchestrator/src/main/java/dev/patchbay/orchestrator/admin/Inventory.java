package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.numberplan.NumberState;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.trunk.Trunks;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// How much there is of everything.
@Component
class Inventory {

    private final Customers customers;
    private final Trunks trunks;
    private final Numbers numbers;

    Inventory(Customers customers, Trunks trunks, Numbers numbers) {
        this.customers = customers;
        this.trunks = trunks;
        this.numbers = numbers;
    }

    void addTo(Model model) {
        model.addAttribute("customers", customers.count());
        model.addAttribute("trunks", trunks.count());
        model.addAttribute("numbers", numbers.count());
        model.addAttribute("unassigned", numbers.count(NumberState.FREE));
    }
}
