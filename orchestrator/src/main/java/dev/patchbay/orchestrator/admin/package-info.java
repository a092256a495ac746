/// The pages: sign-in, frame, dashboard, and a page or two for each feature. They read public ports
/// and call their commands; they decide nothing.
@ApplicationModule(
        allowedDependencies = {
            "customer",
            "teams",
            "trunk",
            "numberplan",
            "limit",
            "numberimport",
            "screening",
            "routing",
            "engine",
            "call",
            "edge",
            "preflight",
            "onboarding",
            "acme",
            "dns",
            "microsoft"
        })
@NullMarked
package dev.patchbay.orchestrator.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
