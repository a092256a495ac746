package dev.patchbay.orchestrator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A trunk's connection on the wire; `type` tells which of the two it is.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ConnectionJson.Account.class, name = "registration"),
    @JsonSubTypes.Type(value = StaticPeersJson.class, name = "static-peers")
})
sealed interface ConnectionJson permits ConnectionJson.Account, StaticPeersJson {

    int USUAL_REFRESH_SECONDS = 300;

    TrunkConnection toConnection();

    static ConnectionJson of(TrunkConnection connection) {
        return switch (connection) {
            case Registration registration ->
                    new Account(
                            Address.of(registration.registrar()),
                            registration.username(),
                            registration.loginName(),
                            null,
                            (int) registration.refreshEvery().toSeconds(),
                            registration.manner().proxy().map(Address::of).orElse(null),
                            registration.manner().realm(),
                            registration.manner().calledIn().name(),
                            registration.alsoFrom().stream().map(Ipv4Network::toString).toList());
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

    /// @param password taken, never given out
    record Account(
            @Nullable Address registrar,
            @Nullable String username,
            @Nullable String loginName,
            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String password,
            @Nullable Integer refreshSeconds,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Address proxy,
            @Nullable String realm,
            @Nullable String calledIn,
            @Nullable List<String> alsoFrom)
            implements ConnectionJson {

        @Override
        public TrunkConnection toConnection() {
            return new Registration(
                    Given.value("registrar", registrar).toAddress(),
                    Given.value("username", username),
                    loginName == null ? "" : loginName,
                    new Secret(Given.value("password", password)),
                    Duration.ofSeconds(
                            refreshSeconds == null ? USUAL_REFRESH_SECONDS : refreshSeconds),
                    new AccountManner(
                            Optional.ofNullable(proxy).map(Address::toAddress),
                            realm == null ? "" : realm,
                            calledIn == null ? CalledIn.FIRST_FOUND : CalledIn.named(calledIn)),
                    StaticPeersJson.ranges(alsoFrom));
        }

        @Override
        public String toString() {
            return "Account[%s at %s]".formatted(username, registrar);
        }
    }
}
