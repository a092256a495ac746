package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Optional;

/// A carrier's SIP trunk, owned by one customer.
///
/// @param enabled a disabled trunk keeps its numbers; calls from and to it are refused
/// @param country whose way of dialling the carrier uses
/// @param media audio and its signalling on the carrier's side
/// @param preset key of the [Preset] it was made from
/// @param notFound a name it cannot do without, which was not in DNS when last asked; only of a
///   trunk that was never in use, or whose address was changed
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
        Optional<String> preset,
        Optional<HostName> notFound) {

    /// A trunk whose names are all there.
    public Trunk(
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
        this(
                id,
                customer,
                name,
                enabled,
                country,
                connection,
                habits,
                barring,
                media,
                preset,
                Optional.empty());
    }

    /// A trunk that cannot work is a draft: it keeps its numbers, and no engine knows of it.
    ///
    /// @return why it is one, a sentence; empty if it is none
    public Optional<String> draft() {
        return connection
                .lack()
                .or(() -> notFound.map("The name %s is not found in DNS."::formatted));
    }

    /// @return whether engines have it loaded
    public boolean live() {
        return enabled && draft().isEmpty();
    }

    /// @return where calls to a carrier known by its addresses go, each at its place among the
    ///   gateways; none of a registration
    public List<StaticPeer> peers() {
        return switch (connection) {
            case Registration account -> List.of();
            case StaticPeers known -> known.peers();
        };
    }

    /// @return where an account's requests go, the first one first; none of static peers
    public List<SipAddress> ways() {
        return switch (connection) {
            case Registration account -> account.ways();
            case StaticPeers known -> List.of();
        };
    }

    /// From where its calls come.
    ///
    /// @return addresses and ranges; empty where an account is known by the contact we registered
    ///   alone
    public Optional<List<Ipv4Network>> sources() {
        return switch (connection) {
            case Registration account -> account.sources();
            case StaticPeers known -> Optional.of(known.sources());
        };
    }

    /// @param place of the gateway, counted from 0
    /// @return the host of the Request-URI of calls by it
    public HostName domain(int place) {
        return habits.domain().orElseGet(() -> switch (connection) {
            case Registration account -> account.registrar().host();
            case StaticPeers known -> known.addresses().get(place).host();
        });
    }

    /// @return what the carrier is told where it wants to be told an account
    public Optional<String> account() {
        return habits.account()
                .or(() ->
                        connection instanceof TrunkConnection.Registration registration
                                ? Optional.of(registration.username())
                                : Optional.empty());
    }
}
