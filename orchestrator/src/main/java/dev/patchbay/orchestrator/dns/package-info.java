/// What DNS says: TXT records, seen, published and withdrawn by the hook, and where SIP servers are
/// (RFC 3263). Knows nothing of what it is asked for.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.patchbay.orchestrator.dns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
