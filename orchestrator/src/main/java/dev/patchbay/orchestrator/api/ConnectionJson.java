package dev.patchbay.orchestrator.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A trunk's connection on the wire; `type` tells which of the two it is.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RegistrationJson.class, name = "registration"),
    @JsonSubTypes.Type(value = StaticPeersJson.class, name = "static-peers")
})
sealed interface ConnectionJson permits RegistrationJson, StaticPeersJson {

    /// @param before the connection there is; passwords may be left out where it has them
    TrunkConnection toConnection(Optional<TrunkConnection> before);

    static ConnectionJson of(TrunkConnection connection) {
        return switch (connection) {
            case Registration registration -> RegistrationJson.of(registration);
            case StaticPeers peers -> StaticPeersJson.of(peers);
        };
    }

    /// What is left out DNS says of a name; of an address it is what is usual.
    record Address(@Nullable String host, @Nullable Integer port, @Nullable String transport) {

        static Address of(SipAddress address) {
            return new Address(
                    address.host().value(),
                    address.byDns() ? null : address.port(),
                    address.transport() == SipTransport.ANY ? null : address.transport().name());
        }

        SipAddress toAddress() {
            return SipAddress.of(
                    new HostName(Given.value("host", host)),
                    Optional.ofNullable(port),
                    Optional.ofNullable(transport).map(Address::named));
        }

        static SipTransport named(String text) {
            return Arrays.stream(SipTransport.values())
                    .filter(one -> one != SipTransport.ANY)
                    .filter(one -> one.name().equals(text.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() ->
                            new InvalidValueException(
                                    "transport",
                                    text.replaceAll("\\p{Cntrl}", "␀"),
                                    "UDP, TCP or TLS"));
        }
    }
}
