/// Tests of the orchestrator 's call.
@NullMarked
package dev.patchbay.orchestrator.call;

import org.jspecify.annotations.NullMarked;
