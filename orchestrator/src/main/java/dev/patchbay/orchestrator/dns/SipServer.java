package dev.patchbay.orchestrator.dns;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipTransport;

/// Where a SIP server listens, as DNS says.
///
/// @param host the name that has the address: the one asked about, or the one an SRV record gives;
///   its certificate names it
/// @param address an IPv4 address
/// @param priority the smallest is tried first (RFC 2782)
/// @param weight its share of the calls among those of the same priority, 0 for hardly any
public record SipServer(
        HostName host,
        HostName address,
        int port,
        SipTransport transport,
        int priority,
        int weight) {

    @Override
    public String toString() {
        return "%s:%d;transport=%s".formatted(address, port, transport.parameter());
    }
}
