/// Tests of the orchestrator 's routing.
@NullMarked
package dev.patchbay.orchestrator.routing;

import org.jspecify.annotations.NullMarked;
