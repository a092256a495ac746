package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.telephony.Media;
import java.util.Optional;

/// A carrier's SIP trunk, owned by one customer.
///
/// @param enabled a disabled trunk keeps its numbers; calls from and to it are refused
/// @param country whose way of dialling the carrier uses
/// @param media audio and its signalling on the carrier's side
/// @param preset key of the [Preset] it was made from
public record Trunk(
        TrunkId id,
        CustomerId customer,
        DisplayName name,
        boolean enabled,
        Country country,
        TrunkConnection connection,
        Habits habits,
        Barring barring,
        Media media,
        Optional<String> preset) {

    /// @return what the carrier is told where it wants to be told an account
    public Optional<String> account() {
        return habits.account()
                .or(() ->
                        connection instanceof TrunkConnection.Registration registration
                                ? Optional.of(registration.username())
                                : Optional.empty());
    }
}
