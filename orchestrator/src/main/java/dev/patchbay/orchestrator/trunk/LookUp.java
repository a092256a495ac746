package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.dns.Located.Found;
import dev.patchbay.orchestrator.dns.Located.NotTold;
import dev.patchbay.orchestrator.dns.Located.Nowhere;
import dev.patchbay.orchestrator.dns.SipServer;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is known of one of a trunk's names, and since when.
///
/// @param servers as last told; a look-up that fails takes none away
/// @param at when DNS was last asked; empty if it never was
/// @param again when it is asked next
/// @param trouble what was wrong when it was last asked, a sentence; empty if nothing was
public record LookUp(
        SipAddress place,
        List<SipServer> servers,
        Optional<Instant> at,
        Instant again,
        String trouble) {

    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

    public LookUp {
        servers = List.copyOf(servers);
    }

    /// Of a name nobody has asked about yet.
    static LookUp due(SipAddress place) {
        return new LookUp(place, List.of(), Optional.empty(), Instant.EPOCH, "");
    }

    /// @param before what was known
    /// @return what is known after this answer
    static LookUp after(Optional<LookUp> before, Answer answer) {
        var place = answer.place();
        var at = answer.at();
        var kept = before.map(LookUp::servers).orElse(List.of());
        return switch (answer.located()) {
            case Found found ->
                    new LookUp(
                            place,
                            found.servers(),
                            Optional.of(at),
                            at.plus(found.lifetime()),
                            refused(found.refused()));
            case Nowhere(var why) ->
                    new LookUp(place, kept, Optional.of(at), at.plus(AFTER_TROUBLE), why);
            case NotTold(var why) ->
                    new LookUp(place, kept, Optional.of(at), at.plus(AFTER_TROUBLE), why);
        };
    }

    private static String refused(List<HostName> addresses) {
        return addresses.isEmpty()
                ? ""
                : "Left out, because no carrier can have it: %s."
                        .formatted(
                                addresses.stream()
                                        .map(HostName::value)
                                        .collect(Collectors.joining(", ")));
    }

    /// @return where it leads; empty if it was never looked up
    Optional<NamedPlace> found() {
        return at.map(when -> new NamedPlace(place, servers, Optional.of(trouble)));
    }
}
