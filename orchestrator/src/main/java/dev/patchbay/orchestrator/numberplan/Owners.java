package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Whose numbers are: the trunk's customer, and whether that has a tenant for their calls to go to.
@Component
class Owners {

    static final String WITH_A_TENANT =
            "a number whose customer has a Teams tenant; add the tenant first";

    private final Trunks trunks;
    private final Tenants tenants;

    Owners(Trunks trunks, Tenants tenants) {
        this.trunks = trunks;
        this.tenants = tenants;
    }

    void mustExist(TrunkId trunk) {
        if (trunks.byId(trunk).isEmpty()) {
            throw new InvalidValueException("trunk", trunk.toString(), "a trunk that exists");
        }
    }

    void mustHaveATenant(TrunkId trunk, String number) {
        var customer = trunks.byId(trunk).orElseThrow().customer();
        if (tenants.ofCustomer(customer).isEmpty()) {
            throw new InvalidValueException("number", number, WITH_A_TENANT);
        }
    }

    /// For many numbers, each thing looked up once.
    LookedUp lookedUp() {
        return new LookedUp();
    }

    final class LookedUp {

        private final Map<TrunkId, Optional<Trunk>> known = new HashMap<>();
        private final Map<CustomerId, Boolean> hasTenant = new HashMap<>();

        Optional<CustomerId> owner(TrunkId trunk) {
            return known.computeIfAbsent(trunk, trunks::byId).map(Trunk::customer);
        }

        String name(TrunkId trunk) {
            return known.computeIfAbsent(trunk, trunks::byId)
                    .map(it -> it.name().value())
                    .orElse("");
        }

        boolean hasTenant(CustomerId customer) {
            return hasTenant.computeIfAbsent(customer, it -> tenants.ofCustomer(it).isPresent());
        }
    }
}
