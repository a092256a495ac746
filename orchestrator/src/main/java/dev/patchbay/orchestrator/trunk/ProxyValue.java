package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/// Where requests for a registrar are sent instead.
@Embeddable
class ProxyValue {

    String host = "";
    int port;

    @Enumerated(EnumType.STRING)
    SipTransport transport = SipTransport.UDP;

    static ProxyValue of(SipAddress address) {
        var value = new ProxyValue();
        value.host = address.host().value();
        value.port = address.port();
        value.transport = address.transport();
        return value;
    }

    SipAddress toAddress() {
        return new SipAddress(new HostName(host), port, transport);
    }
}
