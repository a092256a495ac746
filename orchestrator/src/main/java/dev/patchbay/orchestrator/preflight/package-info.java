/// Looks, from here, at everything Teams will look at: names, addresses, port, certificate, hubs,
/// clock. Changes nothing and is no part of a call.
@ApplicationModule(allowedDependencies = {"edge", "teams"})
@NullMarked
package dev.patchbay.orchestrator.preflight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
