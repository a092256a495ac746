package dev.patchbay.orchestrator.onboarding;

import dev.patchbay.orchestrator.teams.TenantId;
import java.util.List;

/// The onboardings as stored. Commands throw `InvalidValueException`, naming the field.
public interface Onboardings {

    Onboarding of(TenantId tenant);

    /// Microsoft has said what it wants to see in DNS.
    ///
    /// @param txts one value for each of the tenant's names, in their order
    Onboarding told(TenantId tenant, List<String> txts);

    /// This step is done. Says no if another is waited for by now: two admins may look at one page.
    Onboarding done(TenantId tenant, Step step);

    /// One step back.
    Onboarding back(TenantId tenant);

    /// Looks for the call that proves it all; the tenant is live once there is one.
    Onboarding proven(TenantId tenant);
}
