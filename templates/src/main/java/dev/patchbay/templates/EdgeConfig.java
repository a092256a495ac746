package dev.patchbay.templates;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import java.util.List;
import java.util.regex.Pattern;

/// What one edge must know. Customers are not in it: every name one label below the domain is taken
/// for a tenant, and which of them exist is the engine's and the router's business.
///
/// @param domain our own name towards Teams; its certificate covers it and one label below it
/// @param tenantDomain the domain below which engines know every tenant, whichever edge its calls
///   take; that of the first edge
/// @param publicAddress where Teams reaches us, port 5061, TLS
/// @param privateAddress where engines reach us, port 5060, TCP
/// @param hubs Teams' hubs by name, the first one is tried first
/// @param hubNetworks where Teams may call us from; everybody else gets no answer
/// @param engines the engines' private addresses, port 5060, TCP; they take calls in turn
public record EdgeConfig(
        HostName domain,
        HostName tenantDomain,
        HostName publicAddress,
        HostName privateAddress,
        List<HostName> hubs,
        List<Ipv4Network> hubNetworks,
        List<HostName> engines) {

    /// In the order in which Microsoft wants them tried.
    public static final List<HostName> MICROSOFT_HUBS =
            List.of(
                    new HostName("sip.pstnhub.microsoft.com"),
                    new HostName("sip2.pstnhub.microsoft.com"),
                    new HostName("sip3.pstnhub.microsoft.com"));

    /// Where Microsoft's hubs call from; a hub that cannot reach us tries from another region, so
    /// all of them must be let in. The second was narrowed to 52.122.0.0/15 in newer documents.
    public static final List<Ipv4Network> MICROSOFT_NETWORKS =
            List.of(Ipv4Network.parse("52.112.0.0/14"), Ipv4Network.parse("52.120.0.0/14"));

    /// Tenants' names are the domain plus one label and must fit into 253 characters.
    private static final Pattern NAME_WITH_ROOM = Pattern.compile("(?=.{4,189}$).+\\..*[a-z].*");

    public EdgeConfig {
        hubs = List.copyOf(hubs);
        hubNetworks = List.copyOf(hubNetworks);
        engines = List.copyOf(engines);
        checkRoom("domain", domain);
        checkRoom("tenantDomain", tenantDomain);
        check(publicAddress.isAddress(), "publicAddress", publicAddress, "an IPv4 address");
        check(privateAddress.isAddress(), "privateAddress", privateAddress, "an IPv4 address");
        check(!hubs.isEmpty(), "hubs", hubs, "at least one hub");
        check(
                hubs.stream().noneMatch(HostName::isAddress),
                "hubs",
                hubs,
                "names, because certificates name hubs by name");
        check(!hubNetworks.isEmpty(), "hubNetworks", hubNetworks, "at least one network");
        check(!engines.isEmpty(), "engines", engines, "at least one engine");
        check(
                engines.stream().allMatch(HostName::isAddress),
                "engines",
                engines,
                "IPv4 addresses, because engines are admitted by address");
    }

    private static void checkRoom(String field, HostName domain) {
        check(
                NAME_WITH_ROOM.matcher(domain.value()).matches(),
                field,
                domain,
                "a name of at least two labels, with room for one more");
    }

    private static void check(boolean valid, String field, Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException(
                    "%s: %s (expected: %s)".formatted(field, value, expected));
        }
    }
}
