/// Tests of the orchestrator's trunk.
@NullMarked
package dev.patchbay.orchestrator.trunk;

import org.jspecify.annotations.NullMarked;
