/// The edge between Teams and the engines: its settings and files, the certificate it shows, the
/// roots it trusts. Does not know which customers there are, and is no part of a call.
@ApplicationModule(allowedDependencies = {"teams", "secret"})
@NullMarked
package dev.patchbay.orchestrator.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
