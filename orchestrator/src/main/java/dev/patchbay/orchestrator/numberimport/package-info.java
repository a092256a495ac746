/// Numbers from CSV files: recognised, tried, then stored, by work that can be paused and goes on
/// after a restart; and the same way out. What a number may be is said by `numberplan`.
@ApplicationModule(allowedDependencies = {"customer", "teams", "trunk", "numberplan"})
@NullMarked
package dev.patchbay.orchestrator.numberimport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
