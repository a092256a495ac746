/// Tests of limits and of what is in use.
@NullMarked
package dev.patchbay.orchestrator.limit;

import org.jspecify.annotations.NullMarked;
