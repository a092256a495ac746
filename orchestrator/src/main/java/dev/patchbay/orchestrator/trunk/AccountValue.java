package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.secret.SecretCipher;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// One account of a registration trunk, with how it stands.
@Embeddable
class AccountValue {

    String username = "";

    @Column(name = "login_name")
    String loginName = "";

    @Column(name = "sealed_password")
    String sealedPassword = "";

    String numbers = "";

    int way = 1;

    boolean refused;

    static AccountValue of(TrunkAccount account, Standing standing, SecretCipher cipher) {
        var value = new AccountValue();
        value.username = account.username();
        value.loginName = account.loginName();
        value.sealedPassword = cipher.seal(account.password());
        value.numbers = String.join("\n", account.numbers());
        value.put(standing);
        return value;
    }

    void put(Standing standing) {
        way = standing.way();
        refused = standing.refused();
    }

    TrunkAccount toAccount(SecretCipher cipher) {
        return new TrunkAccount(
                username, loginName, cipher.open(sealedPassword), numbers.lines().toList());
    }

    Standing toStanding() {
        return new Standing(way, refused);
    }
}
