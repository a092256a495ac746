/// The REST API for scripts, under `/api/v1`, with a bearer token. It says what pages say, in the
/// same words; it decides nothing.
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
            "acme",
            "dns",
            "microsoft"
        })
@NullMarked
package dev.patchbay.orchestrator.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
