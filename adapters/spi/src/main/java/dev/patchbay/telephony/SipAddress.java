package dev.patchbay.telephony;

/// Where a SIP peer listens. The port is always written: a name without one would ask DNS for NAPTR
/// and SRV records, which most carriers do not publish.
public record SipAddress(HostName host, int port, SipTransport transport) {

    public SipAddress {
        Check.that(port >= 1 && port <= 65535, "port", port, "1 to 65535");
    }

    public static SipAddress udp(String host, int port) {
        return new SipAddress(new HostName(host), port, SipTransport.UDP);
    }

    /// @return `host:port`, without the transport
    public String hostAndPort() {
        return host.value() + ":" + port;
    }

    @Override
    public String toString() {
        return hostAndPort() + ";transport=" + transport.parameter();
    }
}
