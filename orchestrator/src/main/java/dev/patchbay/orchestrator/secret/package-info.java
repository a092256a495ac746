/// Encrypts what must not be read from a copy of the database. Knows nothing of what the secrets
/// are for.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.patchbay.orchestrator.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
