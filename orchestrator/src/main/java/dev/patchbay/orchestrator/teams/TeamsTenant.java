package dev.patchbay.orchestrator.teams;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Optional;

/// A customer's Microsoft 365 tenant as Direct Routing sees it.
///
/// @param fqdn the SBC name that was paired with the tenant; Teams finds the tenant by it, and it
///   is the Request-URI's host when Teams calls; that at the first edge, if there are several
/// @param enabled calls to and from a disabled tenant are refused
/// @param defaultCaller the number calls go out under whose caller has none of the tenant's, such
///   as forwarded ones; without it they are refused
public record TeamsTenant(
        TenantId id,
        CustomerId customer,
        HostName fqdn,
        boolean enabled,
        Optional<PhoneNumber> defaultCaller) {

    /// @return the same tenant with this default caller
    public TeamsTenant named(Optional<PhoneNumber> caller) {
        return new TeamsTenant(id, customer, fqdn, enabled, caller);
    }
}
