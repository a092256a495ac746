package dev.patchbay.orchestrator.microsoft;

import java.util.Set;

/// What an administrator of the customer's tenant consents to: application permissions of Microsoft
/// Graph, by their names there.
public enum Permission {
    ORGANISATION(
            "Organization.Read.All",
            "tells whose tenant it is",
            "Without it nothing proves that the right tenant has consented, and it is not connected."),
    ACCOUNTS(
            "User.Read.All",
            "lists accounts, their licences and usage locations",
            "Without it accounts are typed, and licences are not checked before a change."),
    RESOURCE_ACCOUNTS(
            "TeamsUserConfiguration.Read.All",
            "tells resource accounts from people",
            "Without it resource accounts are told by their department, which customers may change."),
    NUMBERS(
            "TeamsTelephoneNumber.ReadWrite.All",
            "reads, assigns and unassigns numbers",
            "Without it changes are PowerShell scripts that an administrator runs.");

    /// Enough to read numbers, where changing them was not consented to.
    static final String READ_NUMBERS = "TeamsTelephoneNumber.Read.All";

    private final String role;
    private final String purpose;
    private final String without;

    Permission(String role, String purpose, String without) {
        this.role = role;
        this.purpose = purpose;
        this.without = without;
    }

    public String role() {
        return role;
    }

    public String purpose() {
        return purpose;
    }

    /// @return what does not work while it is missing, in a sentence
    public String without() {
        return without;
    }

    /// @param roles those in a token
    boolean in(Set<String> roles) {
        return roles.contains(role);
    }
}
