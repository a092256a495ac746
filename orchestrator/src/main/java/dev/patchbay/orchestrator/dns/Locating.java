package dev.patchbay.orchestrator.dns;

import static java.util.Comparator.comparingInt;

import dev.patchbay.orchestrator.dns.Located.Found;
import dev.patchbay.orchestrator.dns.Located.NotTold;
import dev.patchbay.orchestrator.dns.Located.Nowhere;
import dev.patchbay.orchestrator.dns.NameServer.NotToldException;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// One look-up by the rules of RFC 3263, as far as calls to a carrier need them: an address is
/// itself; a name with a port has A records; a name without one has SRV records, found by NAPTR
/// where the transport is left to DNS as well, or else A records and the usual port. What it costs
/// is bounded whatever DNS answers: at most four questions besides one for each of [#MOST] servers.
final class Locating {

    /// Of a carrier's servers these many are enough; each is a gateway of an engine.
    static final int MOST = 8;

    static final Duration SHORTEST = Duration.ofMinutes(1);
    static final Duration LONGEST = Duration.ofHours(1);

    private static final Map<String, SipTransport> SERVICES =
            Map.of(
                    "SIP+D2U", SipTransport.UDP,
                    "SIP+D2T", SipTransport.TCP,
                    "SIPS+D2T", SipTransport.TLS);

    /// Those alike are ordered by their names, because name servers shuffle them.
    private static final Comparator<SipServer> ORDER =
            comparingInt(SipServer::priority)
                    .thenComparing(comparingInt(SipServer::weight).reversed())
                    .thenComparing(it -> it.host().value())
                    .thenComparing(it -> it.address().value())
                    .thenComparingInt(SipServer::port);

    private static final Comparator<SRVRecord> SRV_ORDER =
            comparingInt(SRVRecord::getPriority)
                    .thenComparing(comparingInt(SRVRecord::getWeight).reversed())
                    .thenComparing(SRVRecord::getTarget)
                    .thenComparingInt(SRVRecord::getPort);

    private record Service(Name name, SipTransport transport) {}

    private final NameServer names;
    private final Predicate<HostName> unfit;
    private final Set<HostName> refused = new LinkedHashSet<>();
    private Duration lifetime = LONGEST;

    /// @param unfit whether an address can be no carrier's
    Locating(NameServer names, Predicate<HostName> unfit) {
        this.names = names;
        this.unfit = unfit;
    }

    /// To be called once.
    Located locate(SipAddress place) {
        try {
            var servers = servers(place).stream().distinct().sorted(ORDER).limit(MOST).toList();
            return servers.isEmpty()
                    ? new Nowhere(nowhere(place))
                    : new Found(servers, List.copyOf(refused), lifetime);
        } catch (NotToldException e) {
            return new NotTold(String.valueOf(e.getMessage()));
        } catch (TextParseException | NameTooLongException noName) {
            return new Nowhere("The name %s is too long for DNS.".formatted(place.host()));
        }
    }

    private String nowhere(SipAddress place) {
        return refused.isEmpty()
                ? "The name %s is not found in DNS.".formatted(place.host())
                : "The name %s leads to %s, which no carrier can have."
                        .formatted(place.host(), refused.iterator().next());
    }

    private List<SipServer> servers(SipAddress place)
            throws NotToldException, TextParseException, NameTooLongException {
        if (place.host().isAddress()) {
            return List.of(server(place.host(), place.host(), place.port(), place.transport()));
        }
        if (!place.byDns()) {
            return addresses(place.host(), place.port(), place.transport());
        }
        for (var service : services(place)) {
            var found = ask(service.name(), Type.SRV, SRVRecord.class);
            if (!found.isEmpty()) {
                return servers(found, service.transport());
            }
        }
        var transport =
                place.transport() == SipTransport.ANY ? SipTransport.UDP : place.transport();
        return addresses(place.host(), transport.usualPort(), transport);
    }

    /// @return where SRV records may be, the best one first
    private List<Service> services(SipAddress place)
            throws NotToldException, TextParseException, NameTooLongException {
        var domain = name(place.host());
        if (place.transport() != SipTransport.ANY) {
            return List.of(service(place.transport(), domain));
        }
        var named = byNaptr(ask(domain, Type.NAPTR, NAPTRRecord.class));
        if (named.isPresent()) {
            return List.of(named.get());
        }
        return List.of(
                service(SipTransport.UDP, domain),
                service(SipTransport.TCP, domain),
                service(SipTransport.TLS, domain));
    }

    private static Service service(SipTransport transport, Name domain)
            throws TextParseException, NameTooLongException {
        var label =
                switch (transport) {
                    case ANY, UDP -> "_sip._udp";
                    case TCP -> "_sip._tcp";
                    case TLS -> "_sips._tcp";
                };
        return new Service(Name.concatenate(Name.fromString(label), domain), transport);
    }

    /// @return the service the domain likes best among those that lead to SRV records
    private static Optional<Service> byNaptr(List<NAPTRRecord> records) {
        return records.stream()
                .filter(record -> record.getFlags().equalsIgnoreCase("s"))
                .filter(record -> SERVICES.containsKey(kind(record)))
                .min(
                        comparingInt(NAPTRRecord::getOrder)
                                .thenComparingInt(NAPTRRecord::getPreference)
                                .thenComparing(Locating::kind))
                .map(record ->
                        new Service(
                                record.getReplacement(),
                                SERVICES.getOrDefault(kind(record), SipTransport.UDP)));
    }

    private static String kind(NAPTRRecord record) {
        return record.getService().toUpperCase(Locale.ROOT);
    }

    private List<SipServer> servers(List<SRVRecord> records, SipTransport transport)
            throws NotToldException, TextParseException {
        var servers = new ArrayList<SipServer>();
        for (var record : records.stream().distinct().sorted(SRV_ORDER).limit(MOST).toList()) {
            var host = host(record.getTarget());
            if (host.isPresent() && record.getPort() > 0) {
                for (var address : addresses(host.get(), record.getPort(), transport)) {
                    servers.add(
                            new SipServer(
                                    host.get(),
                                    address.address(),
                                    record.getPort(),
                                    transport,
                                    record.getPriority(),
                                    record.getWeight()));
                }
            }
        }
        return servers;
    }

    /// A target of `.` means that there is no such service (RFC 2782); an address in place of a
    /// name is a mistake, and would not be one of DNS.
    private static Optional<HostName> host(Name target) {
        try {
            return Optional.of(new HostName(target.toString(true)))
                    .filter(host -> !host.isAddress());
        } catch (InvalidValueException noHost) {
            return Optional.empty();
        }
    }

    private List<SipServer> addresses(HostName host, int port, SipTransport transport)
            throws NotToldException, TextParseException {
        var servers = new ArrayList<SipServer>();
        for (var record : ask(name(host), Type.A, ARecord.class)) {
            var address = new HostName(String.valueOf(record.getAddress().getHostAddress()));
            if (!unfit.test(address)) {
                servers.add(server(host, address, port, transport));
            } else if (refused.size() < MOST) {
                refused.add(address);
            }
        }
        return servers;
    }

    private static SipServer server(
            HostName host, HostName address, int port, SipTransport transport) {
        return new SipServer(host, address, port, transport, 0, 0);
    }

    private <T extends Record> List<T> ask(Name name, int type, Class<T> kind)
            throws NotToldException {
        var records = names.ask(name, type);
        records.forEach(record -> believe(Duration.ofSeconds(record.getTTL())));
        return records.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void believe(Duration told) {
        var bounded = told.compareTo(SHORTEST) < 0 ? SHORTEST : told;
        lifetime = bounded.compareTo(lifetime) < 0 ? bounded : lifetime;
    }

    private static Name name(HostName host) throws TextParseException {
        return Name.fromString(host.value(), Name.root);
    }
}
