/// Tests of the preflight on set-ups that are broken in one way each.
@NullMarked
package dev.patchbay.orchestrator.preflight;

import org.jspecify.annotations.NullMarked;
