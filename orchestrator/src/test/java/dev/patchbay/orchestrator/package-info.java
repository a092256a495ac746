/// Tests of the orchestrator as a whole.
@NullMarked
package dev.patchbay.orchestrator;

import org.jspecify.annotations.NullMarked;
