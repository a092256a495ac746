/// Resellers and the customers they look after, with nothing about telephony: tenants, trunks and
/// numbers point at a customer, never the other way round.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.patchbay.orchestrator.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
