package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.dns.SipServer;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Optional;

/// Where one of a trunk's names leads.
///
/// @param servers as DNS said when it last said anything; none where it never did
/// @param unfound why there are none, a sentence
public record NamedPlace(SipAddress place, List<SipServer> servers, Optional<String> unfound) {

    public NamedPlace {
        servers = List.copyOf(servers);
        unfound = servers.isEmpty() ? unfound : Optional.empty();
    }
}
