/// Tests of the orchestrator 's numberplan.
@NullMarked
package dev.patchbay.orchestrator.numberplan;

import org.jspecify.annotations.NullMarked;
