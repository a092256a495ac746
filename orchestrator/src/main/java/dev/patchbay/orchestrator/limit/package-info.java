/// How much may be in use: channels and calls per second of a trunk, calls, minutes and hours of a
/// customer; what is in use now; and whether the one lets the other grow. Does not know where calls
/// go, nor who tells what is in use.
@ApplicationModule(allowedDependencies = {"customer", "trunk"})
@NullMarked
package dev.patchbay.orchestrator.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
