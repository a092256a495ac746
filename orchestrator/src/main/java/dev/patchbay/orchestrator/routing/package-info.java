/// Decides where a call goes, as a pure function of the routing table and the call, and lists the
/// decisions that can be made ahead. Talks to nobody and knows no framework but the annotations
/// here.
@ApplicationModule(
        allowedDependencies = {"customer", "teams", "trunk", "numberplan", "limit", "screening"})
@NullMarked
package dev.patchbay.orchestrator.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
