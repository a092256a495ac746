package dev.patchbay.orchestrator.teams;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.telephony.HostName;

/// A customer's Microsoft 365 tenant as Direct Routing sees it.
///
/// @param fqdn the SBC name that was paired with the tenant; Teams finds the tenant by it, and it
///   is the Request-URI's host when Teams calls; that at the first edge, if there are several
/// @param enabled calls to and from a disabled tenant are refused
public record TeamsTenant(TenantId id, CustomerId customer, HostName fqdn, boolean enabled) {}
