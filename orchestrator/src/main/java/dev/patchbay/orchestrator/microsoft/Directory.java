package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The copy of who has accounts at Microsoft, as it was read last.
public interface Directory {

    /// Somebody, or a queue or an attendant, a number can lead to.
    ///
    /// @param licensed whether a licence that numbers need is in force
    /// @param resource whether it is a resource account: what stands behind queues and attendants
    /// @param numbers what leads to it now, as far as is known
    record Entry(
            UUID id,
            String principal,
            String name,
            Optional<String> usageLocation,
            boolean licensed,
            boolean resource,
            List<PhoneNumber> numbers) {}

    /// @param accounts how many there are
    /// @param phone how many people can have a number
    /// @param resources how many resource accounts
    /// @param numbers how many numbers Microsoft knows
    record Size(long accounts, long phone, long resources, long numbers) {}

    Size size(TenantId tenant);

    /// Those whose name or principal name contains each word, by name.
    ///
    /// @param resources whether resource accounts are looked for, or people
    List<Entry> search(TenantId tenant, String text, boolean resources, int most);

    Optional<Entry> byPrincipal(TenantId tenant, String principal);

    Optional<Entry> byId(TenantId tenant, UUID id);
}
