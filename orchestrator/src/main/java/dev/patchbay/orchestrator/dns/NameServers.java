package dev.patchbay.orchestrator.dns;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/// The name servers there are: those of the settings, or the machine's own. For addresses the
/// machine's own table (`/etc/hosts`) counts before them.
@Component
class NameServers {

    /// How many times each is asked while there is time.
    private static final int ATTEMPTS = 2;

    private final NameServerProperties properties;

    NameServers(NameServerProperties properties) {
        this.properties = properties;
    }

    /// @param patience for one question, to all servers together
    Resolver resolver(Duration patience) {
        var resolver =
                properties.servers().isEmpty()
                        ? new ExtendedResolver()
                        : new ExtendedResolver(
                                properties.sockets().stream()
                                        .map(SimpleResolver::new)
                                        .toArray(Resolver[]::new));
        for (var one : resolver.getResolvers()) {
            // so that a silent one leaves time for the next
            one.setTimeout(patience.dividedBy(ATTEMPTS + 1));
        }
        resolver.setRetries(ATTEMPTS);
        resolver.setTimeout(patience);
        return resolver;
    }

    /// For one look-up.
    ///
    /// @param patience for one question
    /// @param altogether for all of them
    NameServer within(Duration patience, Duration altogether) {
        var deadline = System.nanoTime() + altogether.toNanos();
        return (name, type) -> {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                throw new NameServer.NotToldException(
                        "DNS took longer than %d seconds.".formatted(altogether.toSeconds()));
            }
            return ask(name, type, left.compareTo(patience) < 0 ? left : patience);
        };
    }

    private List<Record> ask(Name name, int type, Duration patience)
            throws NameServer.NotToldException {
        var lookup = new Lookup(name, type);
        lookup.setResolver(resolver(patience));
        lookup.setCache(null);
        var found = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL -> found == null ? List.of() : Arrays.asList(found);
            case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> List.of();
            default ->
                    throw new NameServer.NotToldException(
                            "The name server does not say which %s records %s has: %s."
                                    .formatted(
                                            Type.string(type),
                                            name.toString(true),
                                            lookup.getErrorString()));
        };
    }
}
