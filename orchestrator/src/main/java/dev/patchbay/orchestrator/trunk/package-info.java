/// Keeps SIP trunks valid, knows where their names lead, and tells others when one changed.
/// Rendering and applying their config is the business of `provisioning`.
@ApplicationModule(allowedDependencies = {"customer", "secret", "dns"})
@NullMarked
package dev.patchbay.orchestrator.trunk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
