/// Tests of the orchestrator 's admin.
@NullMarked
package dev.patchbay.orchestrator.admin;

import org.jspecify.annotations.NullMarked;
