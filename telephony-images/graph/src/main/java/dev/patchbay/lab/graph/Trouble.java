package dev.patchbay.lab.graph;

/// Why an operation fails. The first, third and fourth hold the words that users have reported of
/// the PowerShell commands for the same thing; that Graph says them in `statusDetail` is
/// unverified, and so are the rest.
public enum Trouble {
    NO_LICENCE("User lacks appropriate licenses."),
    NO_USAGE_LOCATION("Usage location is not set for the target."),
    ASSIGNED_ELSEWHERE("Telephone number %s has already been assigned to another user."),
    UNKNOWN_NUMBER("Telephone number %s is not found from tenant."),
    ON_PREMISES("Telephone number %s is managed in the on-premises Active Directory."),
    UNKNOWN_TARGET("Assignment target is not found in the tenant."),
    INTERNAL("An internal error occurred.");

    private final String words;

    Trouble(String words) {
        this.words = words;
    }

    String about(String number) {
        return words.formatted(number);
    }
}
