package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a registrar wants in a way of its own.
@Embeddable
class MannerValue {

    @Column(name = "proxy_host")
    @Nullable String proxyHost;

    @Column(name = "proxy_port")
    int proxyPort = 5060;

    @Enumerated(EnumType.STRING)
    @Column(name = "proxy_transport")
    SipTransport proxyTransport = SipTransport.UDP;

    String realm = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "called_in")
    CalledIn calledIn = CalledIn.FIRST_FOUND;

    static MannerValue of(AccountManner manner) {
        var value = new MannerValue();
        manner.proxy()
                .ifPresent(proxy -> {
                    value.proxyHost = proxy.host().value();
                    value.proxyPort = proxy.port();
                    value.proxyTransport = proxy.transport();
                });
        value.realm = manner.realm();
        value.calledIn = manner.calledIn();
        return value;
    }

    AccountManner toManner() {
        return new AccountManner(
                Optional.ofNullable(proxyHost)
                        .map(host -> new SipAddress(new HostName(host), proxyPort, proxyTransport)),
                realm,
                calledIn);
    }
}
