/// Tests of the orchestrator 's routing.
@NullMarked
package dev.patchbay.orchestrator.microsoft;

import org.jspecify.annotations.NullMarked;
