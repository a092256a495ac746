/// Tests of the orchestrator's api.
@NullMarked
package dev.patchbay.orchestrator.api;

import org.jspecify.annotations.NullMarked;
