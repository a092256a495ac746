/// Tests of the engine module.
@NullMarked
package dev.patchbay.orchestrator.engine;

import org.jspecify.annotations.NullMarked;
