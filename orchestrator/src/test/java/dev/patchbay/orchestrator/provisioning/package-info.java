/// Tests of how stored and wanted state are brought together.
@NullMarked
package dev.patchbay.orchestrator.provisioning;

import org.jspecify.annotations.NullMarked;
