/// Takes a customer's Microsoft tenant from the first domain record to the first call, one step
/// after another, and says whom each waits on. Does not talk to Microsoft: what must be done there
/// is said in words and scripts.
@ApplicationModule(allowedDependencies = {"teams", "call", "dns"})
@NullMarked
package dev.patchbay.orchestrator.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
