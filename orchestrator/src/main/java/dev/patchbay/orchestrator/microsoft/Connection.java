package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// How one tenant is connected.
///
/// @param since when the state began
/// @param expectedDomain what the customer says is a domain of the tenant
/// @param directory the tenant's id at Microsoft; empty before somebody consented
/// @param organisation its name there
/// @param domains its verified ones
/// @param permissions those in its latest token
/// @param said what stands in the way, in a sentence; empty if nothing does
/// @param pausedUntil until when Microsoft asked to be left alone
/// @param synced when accounts and numbers were read last
/// @param syncSaid why the latest reading failed; empty if it did not
public record Connection(
        TenantId tenant,
        State state,
        Instant since,
        String expectedDomain,
        Optional<UUID> directory,
        String organisation,
        List<String> domains,
        Set<String> permissions,
        String said,
        Optional<Instant> pausedUntil,
        Optional<Instant> synced,
        String syncSaid) {

    /// How far it has come.
    public enum State {
        /// A consent link was given out.
        ASKED,
        /// Consent came back, and is not believed yet.
        VERIFYING,
        /// Somebody else's organisation consented, as it seems: an admin must say.
        DOUBTFUL,
        CONNECTED,
        /// It was connected, and Microsoft refuses us now.
        BROKEN,
        /// Nobody is asked; changes are scripts.
        SCRIPTED
    }

    public Connection {
        domains = List.copyOf(domains);
        permissions = Set.copyOf(permissions);
    }

    /// @return whether changes of numbers are carried out
    public boolean active() {
        return state == State.CONNECTED || state == State.BROKEN || state == State.SCRIPTED;
    }

    Reach reach(Cloud cloud) {
        return state == State.CONNECTED || state == State.BROKEN
                ? Reach.of(cloud, permissions)
                : Reach.NOTHING;
    }
}
