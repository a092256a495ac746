/// Scenarios on the whole lab: the real engine, edge and orchestrator, with the carrier and the
/// strict hub at both ends. `./lab test` starts the lab they run in.
@NullMarked
package dev.patchbay.lab.tests;

import org.jspecify.annotations.NullMarked;
