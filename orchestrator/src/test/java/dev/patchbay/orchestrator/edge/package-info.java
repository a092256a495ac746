/// Tests of the certificate and what Teams would say to it.
@NullMarked
package dev.patchbay.orchestrator.edge;

import org.jspecify.annotations.NullMarked;
