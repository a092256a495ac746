package dev.patchbay.telephony;

import java.util.Optional;

/// Where a SIP peer listens. Of a name, the port may be left to DNS, and with it the transport (RFC
/// 3263); what engines are given has both.
///
/// @param port [#BY_DNS] where DNS says which
public record SipAddress(HostName host, int port, SipTransport transport) {

    /// In place of a port.
    public static final int BY_DNS = 0;

    public SipAddress {
        Check.that(port >= 0 && port <= 65535, "port", port, "1 to 65535");
        Check.that(
                port != BY_DNS || !host.isAddress(),
                "port",
                port,
                "1 to 65535; DNS says which for names alone");
        Check.that(
                transport != SipTransport.ANY || port == BY_DNS,
                "transport",
                transport,
                "UDP, TCP or TLS where a port is said");
    }

    /// As somebody says it who may leave things out: of a name, DNS says them; of an address, they
    /// are the usual ones.
    public static SipAddress of(
            HostName host, Optional<Integer> port, Optional<SipTransport> transport) {
        Check.that(port.filter(it -> it == BY_DNS).isEmpty(), "port", BY_DNS, "1 to 65535");
        if (port.isEmpty() && !host.isAddress()) {
            return new SipAddress(host, BY_DNS, transport.orElse(SipTransport.ANY));
        }
        var by = transport.orElse(SipTransport.UDP);
        return new SipAddress(host, port.orElse(by.usualPort()), by);
    }

    public static SipAddress udp(String host, int port) {
        return new SipAddress(new HostName(host), port, SipTransport.UDP);
    }

    /// @return whether DNS says the port
    public boolean byDns() {
        return port == BY_DNS;
    }

    /// @return `host:port`, or the host alone where DNS says the port; without the transport
    public String hostAndPort() {
        return byDns() ? host.value() : host.value() + ":" + port;
    }

    @Override
    public String toString() {
        return transport == SipTransport.ANY
                ? hostAndPort()
                : hostAndPort() + ";transport=" + transport.parameter();
    }
}
