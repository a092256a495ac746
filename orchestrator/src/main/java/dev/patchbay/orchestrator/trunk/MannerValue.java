package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.CalledIn;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/// What a registrar wants in a way of its own.
@Embeddable
class MannerValue {

    String realm = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "called_in")
    CalledIn calledIn = CalledIn.FIRST_FOUND;

    static MannerValue of(AccountManner manner) {
        var value = new MannerValue();
        value.realm = manner.realm();
        value.calledIn = manner.calledIn();
        return value;
    }

    AccountManner toManner() {
        return new AccountManner(realm, calledIn);
    }
}
