package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

@Embeddable
class PeerValue {

    String host = "";
    int port;

    @Enumerated(EnumType.STRING)
    SipTransport transport = SipTransport.UDP;

    int priority = 1;
    int weight = 1;

    static PeerValue of(StaticPeer peer) {
        var value = of(peer.address());
        value.priority = peer.priority();
        value.weight = peer.weight();
        return value;
    }

    static PeerValue of(SipAddress address) {
        var value = new PeerValue();
        value.host = address.host().value();
        value.port = address.port();
        value.transport = address.transport();
        return value;
    }

    StaticPeer toPeer() {
        return new StaticPeer(toAddress(), priority, weight);
    }

    SipAddress toAddress() {
        return new SipAddress(new HostName(host), port, transport);
    }
}
