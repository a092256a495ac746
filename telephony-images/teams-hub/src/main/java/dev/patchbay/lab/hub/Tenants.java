package dev.patchbay.lab.hub;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Microsoft 365 knows: which SBC names are paired with a tenant, and the tenant's numbers.
///
/// @param carrierDomains the SBC names that send OPTIONS for all of them
/// @param numbers the numbers of each SBC name
record Tenants(Set<String> carrierDomains, Map<String, Set<String>> numbers) {

    Tenants {
        carrierDomains = Set.copyOf(carrierDomains);
        numbers = Map.copyOf(numbers);
    }

    boolean knows(String fqdn) {
        return carrierDomains.contains(fqdn) || numbers.containsKey(fqdn);
    }

    boolean hasNumber(String fqdn, String number) {
        return Optional.ofNullable(numbers.get(fqdn)).orElse(Set.of()).contains(number);
    }
}
