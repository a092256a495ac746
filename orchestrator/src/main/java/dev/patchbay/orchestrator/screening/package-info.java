/// Says as whom a customer's users may call: the numbers of others that somebody has approved, and
/// what becomes of callers who are neither. The customer's own numbers are the business of
/// `numberplan`; screening a call is that of `routing`.
@ApplicationModule(allowedDependencies = {"customer", "teams", "trunk"})
@NullMarked
package dev.patchbay.orchestrator.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
