package dev.patchbay.orchestrator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A registration on the wire. One account may also be written beside the registrar, and one proxy
/// as `proxy`.
record RegistrationJson(
        @Nullable Address registrar,
        @Nullable List<Account> accounts,
        @Nullable Integer refreshSeconds,
        @Nullable List<Address> proxies,
        @Nullable String realm,
        @Nullable String calledIn,
        @Nullable List<String> alsoFrom,
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable String username,
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable String loginName,
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable String password,
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable Address proxy)
        implements ConnectionJson {

    private static final int USUAL_REFRESH_SECONDS = 300;

    /// @param password taken, never given out
    /// @param numbers what the numbers begin with whose calls go out by it
    record Account(
            @Nullable String username,
            @Nullable String loginName,
            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String password,
            @Nullable List<String> numbers) {

        static Account of(TrunkAccount account) {
            return new Account(account.username(), account.loginName(), null, account.numbers());
        }

        TrunkAccount toAccount(Map<String, Secret> kept) {
            var name = Given.value("username", username);
            return new TrunkAccount(
                    name,
                    loginName == null ? "" : loginName,
                    password == null && kept.containsKey(name)
                            ? kept.get(name)
                            : new Secret(Given.value("password", password)),
                    numbers == null ? List.of() : Given.values("numbers", numbers));
        }

        @Override
        public String toString() {
            return "Account[%s]".formatted(username);
        }
    }

    static RegistrationJson of(Registration registration) {
        return new RegistrationJson(
                Address.of(registration.registrar()),
                registration.accounts().stream().map(Account::of).toList(),
                (int) registration.refreshEvery().toSeconds(),
                registration.proxies().stream().map(Address::of).toList(),
                registration.manner().realm(),
                registration.manner().calledIn().name(),
                registration.alsoFrom().stream().map(Ipv4Network::toString).toList(),
                null,
                null,
                null,
                null);
    }

    @Override
    public TrunkConnection toConnection(Optional<TrunkConnection> before) {
        return new Registration(
                Given.part("registrar", Given.value("registrar", registrar)::toAddress),
                toAccounts(passwords(before)),
                toProxies(),
                Duration.ofSeconds(refreshSeconds == null ? USUAL_REFRESH_SECONDS : refreshSeconds),
                new AccountManner(
                        realm == null ? "" : realm,
                        calledIn == null ? CalledIn.FIRST_FOUND : CalledIn.named(calledIn)),
                StaticPeersJson.ranges(alsoFrom));
    }

    private static Map<String, Secret> passwords(Optional<TrunkConnection> before) {
        return before.filter(Registration.class::isInstance).stream()
                .flatMap(it -> ((Registration) it).accounts().stream())
                .collect(Collectors.toMap(TrunkAccount::username, TrunkAccount::password));
    }

    private List<TrunkAccount> toAccounts(Map<String, Secret> kept) {
        if (accounts == null) {
            return List.of(new Account(username, loginName, password, null).toAccount(kept));
        }
        if (username != null || loginName != null || password != null) {
            throw new InvalidValueException(
                    "accounts", "both", "either accounts or one username and password");
        }
        return Given.parts("accounts", accounts, (account, _) -> account.toAccount(kept));
    }

    private List<SipAddress> toProxies() {
        return proxies != null
                ? Given.parts("proxies", proxies, (one, _) -> one.toAddress())
                : Optional.ofNullable(proxy).stream()
                        .map(one -> Given.part("proxy", one::toAddress))
                        .toList();
    }

    @Override
    public String toString() {
        return "RegistrationJson[%s at %s]".formatted(accounts, registrar);
    }
}
