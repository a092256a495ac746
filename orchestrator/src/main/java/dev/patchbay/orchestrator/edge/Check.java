package dev.patchbay.orchestrator.edge;

/// What must be true before Microsoft accepts this SBC. Each with the document that demands it;
/// where that is Microsoft's, it is one of the Direct Routing pages (plan, connect, SIP protocol).
public enum Check {
    NAME_LENGTHS(
            "Names fit Microsoft's limits",
            "a customer's name has at most 48 characters (Entra domain), one label below the base",
            "Microsoft Entra: domain names; New-CsOnlinePSTNGateway: 63 characters",
            "Choose a shorter base domain, or a shorter label for this customer."),
    PUBLIC_ADDRESS(
            "The public address is public",
            "an address the internet can reach, not one of a private network",
            "Direct Routing, plan: a public IP address for the SBC",
            "Set patchbay.edge.public-address to the address Teams sees, in front of any NAT."),
    NAME_RESOLVES(
            "DNS leads here",
            "exactly one A record, the public address",
            "Direct Routing, connect: several A records for one SBC name are not supported",
            "Publish one A record for each base domain and one for *. below it."),
    PORT_OPEN(
            "Port 5061 is open",
            "a TCP connection to port 5061 of the public address",
            "Direct Routing, plan: SIP signalling ports",
            "Open TCP 5061 in firewall and NAT, and see that the edge runs."),
    TLS_SUITES(
            "TLS as Teams speaks it",
            "TLS 1.2 with one of Microsoft's four ECDHE-RSA suites",
            "Direct Routing, plan: public trusted certificate, supported suites",
            "Use a certificate with an RSA key, and let no proxy end TLS in front of the edge."),
    CERTIFICATE_THERE(
            "There is a certificate",
            "a certificate with its key, uploaded here",
            "Direct Routing, plan: public trusted certificate for the SBC",
            "Upload one on this page."),
    CERTIFICATE_RSA(
            "The key is RSA",
            "RSA with 2048 bits or more",
            "Direct Routing, plan: all four suites need an RSA key",
            "Order the certificate with an RSA key; an ECDSA one fails in the handshake."),
    CERTIFICATE_NAMES(
            "The certificate covers all names",
            "each base domain and *. below it among the subject alternative names",
            "Direct Routing, plan; RFC 2818: * stands for one label and does not cover the base",
            "Order it for all of them: each base domain and its wildcard."),
    CERTIFICATE_FOR_SERVERS(
            "The certificate is for servers",
            "serverAuth among the extended key usages",
            "Direct Routing, plan: EKU, since February 2022",
            "Order a TLS server certificate."),
    CERTIFICATE_CHAIN(
            "The chain is whole",
            "the certificate, then each issuer in order, up to one that a public root has signed",
            "Direct Routing, plan; Microsoft Trusted Root Program",
            "Upload the full chain the authority gave you, the certificate itself first."),
    CERTIFICATE_DATES(
            "The certificate is valid",
            "valid now, and for 30 days more",
            "RFC 5280 section 4.1.2.5",
            "Upload a renewed certificate; calls in progress go on."),
    CERTIFICATE_SHOWN(
            "The edge shows this certificate",
            "the certificate uploaded here",
            "RFC 5246 section 7.4.2",
            "Wait a few seconds after an upload; then see the edge's log."),
    TRUST_STORE(
            "Microsoft's roots are trusted",
            "all seven roots that Microsoft's SIP certificates come from since 2026",
            "Microsoft 365 message MC1213773",
            "Let Patchbay write the edge's ca.pem: set patchbay.edge.certificate-directory."),
    HUB_LET_IN(
            "Teams is let in",
            "every address of the hub inside patchbay.edge.hub-networks",
            "Direct Routing, plan: signalling subnets; a hub may call from any of them",
            "Add the range, or remove the setting to use Microsoft's published ranges."),
    HUB_ANSWERS(
            "The hub answers and is genuine",
            "TLS with the hub, whose certificate has its name and a trusted root",
            "Direct Routing, plan: FQDNs and mutual TLS",
            "Allow TCP 5061 outwards to Microsoft's ranges; no proxy may end TLS in between."),
    CLOCK(
            "The clock is right",
            "within 60 seconds of Microsoft's",
            "RFC 5280: certificates are valid by the clock; Direct Routing call logs",
            "Run an NTP client on this machine.");

    private final String title;
    private final String expected;
    private final String source;
    private final String mend;

    Check(String title, String expected, String source, String mend) {
        this.title = title;
        this.expected = expected;
        this.source = source;
        this.mend = mend;
    }

    public String title() {
        return title;
    }

    public String expected() {
        return expected;
    }

    /// Who demands it.
    public String source() {
        return source;
    }

    /// What to do when it fails.
    public String mend() {
        return mend;
    }
}
