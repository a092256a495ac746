package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The connections as stored. Commands throw `InvalidValueException`, naming the field.
public interface Connections {

    /// What became of somebody who came back from Microsoft.
    enum Returned {
        /// To be looked into.
        TAKEN,
        /// They did not consent.
        DECLINED,
        /// The link is none of ours, too old or used already.
        UNKNOWN
    }

    List<Connection> all();

    Optional<Connection> of(TenantId tenant);

    /// @return what the tenant can be asked, given what was consented to
    Reach reach(TenantId tenant);

    /// Whether consent can be asked for; what is missing in a sentence, empty if nothing is.
    Optional<String> obstacle();

    /// @param domain one of the customer's own in Microsoft 365
    /// @return the link for an administrator of the customer's tenant; older ones stay good
    URI ask(TenantId tenant, String domain);

    /// From an address anybody can call, with anything.
    Returned returned(ConsentReturn came);

    /// Somebody knows that this organisation is the customer's.
    Connection confirm(TenantId tenant);

    /// Asks Microsoft again, soon, what it grants us.
    void check(TenantId tenant);

    /// Reads accounts and numbers again, soon.
    void read(TenantId tenant);

    /// No consent is wanted: an administrator runs scripts.
    Connection byScripts(TenantId tenant);

    /// Forgets all that was read. Consent itself is withdrawn at Microsoft.
    void disconnect(TenantId tenant);
}
