/// Makes engines and edge equal to what trunks, tenants and numbers say: computes the routing
/// table, the routes ahead and the config files after every change, and hands them on.
@ApplicationModule(
        allowedDependencies = {
            "customer",
            "dns",
            "teams",
            "trunk",
            "numberplan",
            "limit",
            "screening",
            "routing",
            "engine",
            "edge"
        })
@NullMarked
package dev.patchbay.orchestrator.provisioning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
