/// Owns connections to engines: connects, reconnects, keeps table and config as they are wanted,
/// hands calls to whoever decides and records to whoever keeps them. Decides nothing itself.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.patchbay.orchestrator.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
