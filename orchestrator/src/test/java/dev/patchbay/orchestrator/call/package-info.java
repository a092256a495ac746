/// Tests of what is said about calls that ended.
@NullMarked
package dev.patchbay.orchestrator.call;

import org.jspecify.annotations.NullMarked;
