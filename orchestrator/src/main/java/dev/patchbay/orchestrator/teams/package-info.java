/// Keeps the Direct Routing tenants: which customer's calls go to Teams under which SBC name. Knows
/// nothing of trunks, and does not talk to Microsoft.
@ApplicationModule(allowedDependencies = {"customer"})
@NullMarked
package dev.patchbay.orchestrator.teams;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
