/// Makes Microsoft 365 have numbers as they are assigned here: who consented to it, who has
/// accounts there, what is under way, and where the two differ. Routes nothing: an assignment is
/// live for calls as soon as `numberplan` has stored it.
@ApplicationModule(
        allowedDependencies = {
            "customer",
            "teams",
            "trunk",
            "numberplan",
            "secret",
            "routing",
            "engine"
        })
@NullMarked
package dev.patchbay.orchestrator.microsoft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
