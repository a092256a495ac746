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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A carrier's SIP trunk, owned by one customer.
///
/// @param enabled a disabled trunk keeps its numbers; calls from and to it are refused
/// @param country whose way of dialling the carrier uses
/// @param media audio and its signalling on the carrier's side
/// @param preset key of the [Preset] it was made from
/// @param whereabouts where its names lead
/// @param standings how its accounts stand, at their places; usual where nothing is known
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
        Whereabouts whereabouts,
        List<Standing> standings) {

    private static final int MOST_WAYS = 8;

    public Trunk {
        standings = List.copyOf(standings);
    }

    /// A trunk whose names, if it has any, were never looked up.
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
                Whereabouts.NONE,
                List.of());
    }

    /// A trunk that cannot work is a draft: it keeps its numbers, and no engine knows of it.
    ///
    /// @return why it is one, a sentence; empty if it is none
    public Optional<String> draft() {
        return connection.lack().or(this::unfound);
    }

    /// It can work if it is known where one of them is.
    private Optional<String> unfound() {
        var first = Optional.<String>empty();
        for (var place : connection.needed()) {
            var why = whereabouts.known(place) ? Optional.<String>empty() : unfound(place);
            if (why.isEmpty()) {
                return Optional.empty(); // asked of each row of a table, so no longer than it must
            }
            first = first.or(() -> why);
        }
        return first;
    }

    /// @return names that nothing is sent to, because nobody knows where they lead
    public List<HostName> leftOut() {
        return connection.needed().stream()
                .filter(place -> !whereabouts.known(place) && unfound(place).isPresent())
                .map(SipAddress::host)
                .distinct()
                .toList();
    }

    private Optional<String> unfound(SipAddress place) {
        var told = whereabouts.of(place).flatMap(NamedPlace::unfound);
        return switch (connection) {
            // a name without a dot is one of the engine's own network, which we may not be in
            case Registration account -> told.filter(why -> place.host().value().contains("."));
            case StaticPeers known ->
                    told.or(() ->
                            Optional.of(
                                    "The name %s is not looked up yet.".formatted(place.host())));
        };
    }

    /// @return whether engines have it loaded
    public boolean live() {
        return enabled && draft().isEmpty();
    }

    /// @return where calls to a carrier known by its addresses go, each at its place among the
    ///   gateways; none of a registration. Names are worked out anew each time
    public List<Reached> reached() {
        return switch (connection) {
            case Registration account -> List.of();
            case StaticPeers known -> {
                var peers =
                        known.peers().stream()
                                .filter(peer -> whereabouts.known(peer.address()))
                                .toList();
                yield whereabouts.places().isEmpty()
                        ? peers.stream().map(Reached::itself).toList()
                        : Reached.of(peers, whereabouts);
            }
        };
    }

    /// @return the same without what the admin called them
    public List<StaticPeer> peers() {
        return reached().stream().map(Reached::peer).toList();
    }

    /// @return where an account's requests go, the first one first, at most 8; none of static peers
    public List<SipAddress> ways() {
        return switch (connection) {
            case Registration account ->
                    account.ways().stream()
                            .flatMap(place -> whereabouts.ways(place).stream())
                            .map(Whereabouts.Way::address)
                            .distinct()
                            .limit(MOST_WAYS)
                            .toList();
            case StaticPeers known -> List.of();
        };
    }

    /// From where its calls come: addresses and ranges.
    ///
    /// @return empty where an account is known by the contact we registered alone, because nobody
    ///   knows where its carrier's names lead
    public Optional<List<Ipv4Network>> sources() {
        return switch (connection) {
            case Registration account ->
                    account.places().stream().allMatch(whereabouts::asked)
                                    && account.needed().stream().allMatch(whereabouts::known)
                            ? Optional.of(sources(account.alsoFrom()))
                            : Optional.empty();
            case StaticPeers known -> Optional.of(sources(known.alsoFrom()));
        };
    }

    private List<Ipv4Network> sources(List<Ipv4Network> alsoFrom) {
        return Stream.concat(
                        connection.places().stream()
                                .flatMap(whereabouts::addresses)
                                .map(Ipv4Network::of),
                        alsoFrom.stream())
                .distinct()
                .toList();
    }

    /// @return how each account stands, at its place, by a way there is; none of a static trunk
    public List<Standing> accountStandings() {
        if (!(connection instanceof Registration registration)) {
            return List.of();
        }
        var ways = ways().size();
        return IntStream.range(0, registration.accounts().size())
                .mapToObj(it -> it < standings.size() ? standings.get(it) : Standing.USUAL)
                .map(it -> it.way() <= ways ? it : it.by(1))
                .toList();
    }

    /// @param account the place of the one a call goes by, counted from 0; 0 for a static trunk
    /// @return what the carrier is told where it wants to be told an account
    public Optional<String> account(int account) {
        return habits.account()
                .or(() ->
                        connection instanceof Registration registration
                                ? Optional.of(registration.accounts().get(account).username())
                                : Optional.empty());
    }
}
