/// TXT records: seen in DNS, published and withdrawn by the hook. Knows nothing of what they are
/// for.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.patchbay.orchestrator.dns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
