package dev.patchbay.orchestrator.provisioning;

import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// What was changed since somebody last looked. Thread-safe. What comes while a round works is
/// taken together in the next one.
final class Changes {

    /// @param everything whether all is to be read anew, whatever the others say
    /// @param beside whether limits, callers or rules are others
    record Taken(
            boolean everything,
            boolean beside,
            Set<TrunkId> trunks,
            Set<TenantId> tenants,
            Set<PhoneNumber> numbers) {}

    private static final long NANOS_PER_MILLI = 1_000_000;

    /// More are read faster as all.
    private static final int MOST_NUMBERS = 100_000;

    private boolean any;
    private boolean everything;
    private boolean beside;
    private Set<TrunkId> trunks = new HashSet<>();
    private Set<TenantId> tenants = new HashSet<>();
    private Set<PhoneNumber> numbers = new HashSet<>();

    synchronized void all() {
        everything = true;
        some();
    }

    /// Nothing that is stored, but engines want something else now.
    synchronized void some() {
        any = true;
        notifyAll();
    }

    synchronized void beside() {
        beside = true;
        some();
    }

    synchronized void trunk(TrunkId trunk) {
        trunks.add(trunk);
        some();
    }

    synchronized void tenant(TenantId tenant) {
        tenants.add(tenant);
        some();
    }

    synchronized void numbers(Collection<PhoneNumber> changed) {
        if (numbers.size() + changed.size() > MOST_NUMBERS) {
            numbers = new HashSet<>();
            all();
        } else if (!everything) {
            numbers.addAll(changed);
        }
        some();
    }

    /// Waits for a change, but no longer than this.
    ///
    /// @return whether there is one
    synchronized boolean comeWithin(long millis) throws InterruptedException {
        var deadline = System.nanoTime() + millis * NANOS_PER_MILLI;
        var left = millis;
        while (!any && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / NANOS_PER_MILLI;
        }
        return any;
    }

    /// @return all there are; whoever takes them and fails must read everything
    synchronized Taken taken() {
        var taken = new Taken(everything, beside, trunks, tenants, numbers);
        any = false;
        everything = false;
        beside = false;
        trunks = new HashSet<>();
        tenants = new HashSet<>();
        numbers = new HashSet<>();
        return taken;
    }
}
