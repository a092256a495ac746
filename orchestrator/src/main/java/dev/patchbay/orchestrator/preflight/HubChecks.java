package dev.patchbay.orchestrator.preflight;

import dev.patchbay.orchestrator.edge.Check;
import dev.patchbay.orchestrator.edge.Finding;
import dev.patchbay.orchestrator.edge.Verdict;
import dev.patchbay.telephony.HostName;
import dev.patchbay.templates.EdgeConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/// What we find when we look for Microsoft.
final class HubChecks {

    private static final int SIP_TLS = 5061;
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    private final Outside outside;
    private final EdgeConfig config;
    private final SSLContext context;

    HubChecks(Outside outside, EdgeConfig config, SSLContext context) {
        this.outside = outside;
        this.config = config;
        this.context = context;
    }

    List<Finding> look(HostName hub) {
        var addresses = outside.addresses(hub);
        return List.of(letIn(hub, addresses), answers(hub, addresses));
    }

    private Finding letIn(HostName hub, List<HostName> addresses) {
        var outsiders =
                addresses.stream()
                        .filter(address ->
                                config.hubNetworks().stream()
                                        .noneMatch(network -> network.contains(address)))
                        .toList();
        return new Finding(
                Check.HUB_LET_IN,
                hub.value(),
                addresses.isEmpty() || !outsiders.isEmpty() ? Verdict.FAIL : Verdict.PASS,
                addresses.isEmpty()
                        ? "no address"
                        : outsiders.isEmpty()
                                ? joined(addresses) + " let in"
                                : joined(outsiders) + " shut out");
    }

    private Finding answers(HostName hub, List<HostName> addresses) {
        if (addresses.isEmpty()) {
            return new Finding(Check.HUB_ANSWERS, hub.value(), Verdict.FAIL, "no address");
        }
        var place = new InetSocketAddress(addresses.getFirst().value(), SIP_TLS);
        try {
            var shown = outside.verify(place, hub, context);
            return new Finding(
                    Check.HUB_ANSWERS,
                    hub.value(),
                    Verdict.PASS,
                    "%s, issued by %s"
                            .formatted(
                                    shown.protocol(),
                                    shown.chain().getFirst().getIssuerX500Principal().getName()));
        } catch (IOException failed) {
            return new Finding(
                    Check.HUB_ANSWERS,
                    hub.value(),
                    Verdict.FAIL,
                    String.valueOf(failed.getMessage()));
        }
    }

    static Finding clock(Optional<Instant> theirs, Instant ours) {
        if (theirs.isEmpty()) {
            return new Finding(Check.CLOCK, "", Verdict.WARN, "nobody to compare with");
        }
        var ahead = Duration.between(theirs.get(), ours);
        return new Finding(
                Check.CLOCK,
                "",
                ahead.abs().compareTo(CLOCKS_DIFFER) <= 0 ? Verdict.PASS : Verdict.FAIL,
                "%d seconds %s"
                        .formatted(
                                ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead"));
    }

    private static String joined(List<HostName> addresses) {
        return addresses.stream().map(HostName::value).collect(Collectors.joining(", "));
    }
}
