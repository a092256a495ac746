/// Technical beans every module gets injected: the clock and the executor. No domain; nobody
/// imports it.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.patchbay.orchestrator.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
