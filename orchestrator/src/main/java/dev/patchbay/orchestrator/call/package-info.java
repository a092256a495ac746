/// Answers engines that ask about a call, shows calls in progress, and keeps a record of every call
/// that ended, with who ended it and why. Never touches a call once it is decided.
@ApplicationModule(
        allowedDependencies = {
            "customer",
            "teams",
            "trunk",
            "numberplan",
            "routing",
            "engine",
            "limit"
        })
@NullMarked
package dev.patchbay.orchestrator.call;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
