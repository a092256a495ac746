/// Orders the certificate towards Teams from a public authority, and renews it in time (ACME, RFC
/// 8555). The domain is proven by DNS alone: only that way gets a wildcard.
@ApplicationModule(allowedDependencies = {"edge", "teams", "dns", "secret"})
@NullMarked
package dev.patchbay.orchestrator.acme;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
