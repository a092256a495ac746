package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.dns.SipServer;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the names of a trunk lead, as DNS last said. Pure.
///
/// @param places only those that were looked up
public record Whereabouts(List<NamedPlace> places) {

    /// Nothing was looked up, or there is nothing to.
    public static final Whereabouts NONE = new Whereabouts(List.of());

    public Whereabouts {
        places = List.copyOf(places);
    }

    Optional<NamedPlace> of(SipAddress place) {
        return places.stream().filter(it -> it.place().equals(place)).findFirst();
    }

    private List<SipServer> servers(SipAddress place) {
        return of(place).map(NamedPlace::servers).orElse(List.of());
    }

    /// @return whether it is known where this is
    boolean known(SipAddress place) {
        return place.host().isAddress() || !servers(place).isEmpty();
    }

    /// @return whether it is an address, or its name was looked up, whatever came of it
    boolean asked(SipAddress place) {
        return place.host().isAddress() || of(place).isPresent();
    }

    /// @return the addresses of this place
    Stream<HostName> addresses(SipAddress place) {
        return place.host().isAddress()
                ? Stream.of(place.host())
                : servers(place).stream().map(SipServer::address);
    }

    /// Where an engine sends what is meant for this place: addresses; with TLS the names that
    /// certificates are for, which it then looks up itself; and the name itself, at the usual port,
    /// where it is not known where that leads.
    ///
    /// @return each once, the first to be tried first
    List<Way> ways(SipAddress place) {
        if (place.host().isAddress()) {
            return List.of(new Way(place, 0, 0));
        }
        var servers = servers(place);
        if (servers.isEmpty()) {
            var transport =
                    place.transport() == SipTransport.ANY ? SipTransport.UDP : place.transport();
            var port = place.byDns() ? transport.usualPort() : place.port();
            return List.of(new Way(new SipAddress(place.host(), port, transport), 0, 0));
        }
        return servers.stream().map(Way::of).distinct().toList();
    }

    /// @param weight 0 for hardly any calls, where another one has more
    record Way(SipAddress address, int priority, int weight) {

        static Way of(SipServer server) {
            var host = server.transport() == SipTransport.TLS ? server.host() : server.address();
            return new Way(
                    new SipAddress(host, server.port(), server.transport()),
                    server.priority(),
                    server.weight());
        }
    }
}
