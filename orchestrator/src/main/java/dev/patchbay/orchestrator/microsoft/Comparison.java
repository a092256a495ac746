package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;

/// What is wanted here, what Microsoft had when it was read last, and where calls go now, side by
/// side. Commands throw `InvalidValueException`, naming the field.
public interface Comparison {

    /// @param ours empty if to nobody
    /// @param known whether the number is on one of the customer's trunks
    /// @param theirs the principal name, or the id of an account nobody knows; empty if nobody's
    /// @param resource whether that is a resource account
    /// @param routed the tenant calls to it go to now, by its SBC name; empty if they are refused
    record Difference(
            PhoneNumber number,
            boolean known,
            Optional<Assignment> ours,
            Optional<String> theirs,
            boolean resource,
            Optional<HostName> routed,
            String sentence) {}

    /// @return the numbers that differ, in ascending order; none while the tenant cannot be read
    List<Difference> of(TenantId tenant);

    /// Has Microsoft made as it is here, whoever has the number there.
    void keepOurs(PhoneNumber number);

    /// Assigns here as Microsoft has it.
    ///
    /// @param attendant what stands behind a resource account, for Microsoft does not tell: an auto
    ///   attendant or else a call queue
    void takeTheirs(TenantId tenant, PhoneNumber number, boolean attendant);
}
