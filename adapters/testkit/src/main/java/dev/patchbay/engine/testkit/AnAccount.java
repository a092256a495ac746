package dev.patchbay.engine.testkit;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.templates.Account;
import dev.patchbay.templates.Account.Registering;
import java.time.Duration;
import java.util.Optional;

/// Builds an account that works, of a trunk whose calls have the origin `t3`.
final class AnAccount {

    private final SipAddress registrar;
    private GatewayName gateway = EngineCase.ACCOUNT;
    private Optional<SipAddress> proxy = Optional.empty();
    private String username = SipPeer.ACCOUNT;
    private String loginName = SipPeer.LOGIN;
    private String password = SipPeer.ACCOUNT_PASSWORD;
    private Duration refreshEvery = Duration.ofMinutes(5);
    private AccountManner manner = AccountManner.USUAL;
    private Registering registering = Registering.HERE;

    private AnAccount(SipAddress registrar) {
        this.registrar = registrar;
    }

    static AnAccount at(SipAddress registrar) {
        return new AnAccount(registrar);
    }

    AnAccount called(GatewayName name) {
        gateway = name;
        return this;
    }

    /// The carrier's other account.
    AnAccount other() {
        username = SipPeer.OTHER_ACCOUNT;
        loginName = SipPeer.OTHER_LOGIN;
        password = SipPeer.OTHER_PASSWORD;
        return this;
    }

    AnAccount by(SipAddress address) {
        proxy = Optional.of(address);
        return this;
    }

    AnAccount refreshing(Duration every) {
        refreshEvery = every;
        return this;
    }

    AnAccount with(AccountManner special) {
        manner = special;
        return this;
    }

    AnAccount registering(Registering who) {
        registering = who;
        return this;
    }

    Account build() {
        return new Account(
                gateway,
                "t3",
                registrar,
                proxy,
                Optional.empty(),
                username,
                loginName,
                new Secret(password),
                refreshEvery,
                manner,
                registering,
                Media.USUAL);
    }
}
