package dev.patchbay.orchestrator.teams;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The Teams tenants as stored. Commands throw `InvalidValueException`, naming the field.
public interface Tenants {

    /// In the order of their names.
    List<TeamsTenant> all();

    Optional<TeamsTenant> byId(TenantId id);

    Optional<TeamsTenant> ofCustomer(CustomerId customer);

    /// The name all tenants' names are one label below of; that of the first edge.
    HostName baseDomain();

    /// That of each edge, in the order of the settings.
    List<HostName> baseDomains();

    /// @return the names Teams knows a tenant by, one for each edge; the first is its fqdn
    default List<HostName> namesOf(TeamsTenant tenant) {
        return baseDomains().stream().map(domain -> tenant.fqdn().below(domain)).toList();
    }

    /// @return the tenant Teams knows by this name, at whichever edge; the edges hand on its fqdn
    default Optional<TeamsTenant> named(String name) {
        var wanted = name.strip().toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(tenant ->
                        namesOf(tenant).stream().anyMatch(it -> it.value().equals(wanted)))
                .findFirst();
    }

    /// @param label what the tenant is called below the base domain, such as `acme`
    TeamsTenant add(CustomerId customer, String label);

    TeamsTenant enable(TenantId id, boolean enabled);

    /// @param number one of the customer's own, or empty to refuse calls of callers who have none
    TeamsTenant name(TenantId id, Optional<PhoneNumber> number);

    void remove(TenantId id);
}
