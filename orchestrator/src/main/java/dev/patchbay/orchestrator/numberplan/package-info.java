/// Says who owns a number and where it goes, and turns what carriers and people write into `+E164`.
/// Deciding about calls is the business of `routing`.
@ApplicationModule(allowedDependencies = {"customer", "teams", "trunk"})
@NullMarked
package dev.patchbay.orchestrator.numberplan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
