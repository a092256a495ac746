package dev.patchbay.orchestrator.microsoft;

import java.util.Locale;

/// Why a change did not come about, and what to do. The words Microsoft uses are those users have
/// reported; where they are others, [#OTHER] shows them as they came.
public enum Trouble {
    UNKNOWN_ACCOUNT(
            "Microsoft has no such account in this tenant.",
            "Choose another account, or have it made there; then try again."),
    NO_LICENCE(
            "The account has no Teams Phone licence in force.",
            "Have an administrator assign one in the Microsoft 365 admin centre. It takes up to an hour"
                    + " to count; then try again."),
    NO_RESOURCE_LICENCE(
            "The resource account has no licence in force.",
            "Have Microsoft Teams Phone Resource Account assigned to it; then try again."),
    NO_USAGE_LOCATION(
            "The account has no usage location.",
            "Have an administrator set it in the Microsoft 365 admin centre (the account, Licences and"
                    + " apps); then try again."),
    RESOURCE_ACCOUNT(
            "That is a resource account, no person.",
            "Assign the number to a call queue or an auto attendant, or choose a person."),
    NO_RESOURCE_ACCOUNT(
            "That is a person's account; a call queue or an auto attendant has a resource account.",
            "Assign the number to a Teams user, or choose a resource account."),
    TAKEN(
            "Microsoft has the number with somebody else, to whom we did not assign it.",
            "If it is meant to move, take it over; otherwise release it here."),
    HAS_NUMBER(
            "The account has another number already, which this one would push aside.",
            "Release or move the other number first; then try again."),
    GHOST(
            "Microsoft says the number is taken, by an account that is not there any more.",
            "Have the script below run. If Microsoft says the same there, restore the deleted account for"
                    + " a moment, or ask Microsoft's support to free the number; then try again."),
    NOT_OURS(
            "Microsoft has the number as one of a calling plan or an operator, not of Direct Routing.",
            "Have it released or ported there; then try again."),
    UNKNOWN_NUMBER(
            "Microsoft does not know the number in this tenant as one of Direct Routing.",
            "Have it uploaded (New-CsOnlineDirectRoutingTelephoneNumberUploadOrder), or look whether it is"
                    + " of another kind there; then try again."),
    ON_PREMISES(
            "The number or the account is managed in the customer's own Active Directory.",
            "Have msRTCSIP-Line cleared there, wait for the synchronisation; then try again."),
    UNDER_WAY(
            "Microsoft is busy with another change of this number.",
            "Wait some minutes; then try again."),
    SILENT(
            "Microsoft said it was done, and yet the number does not lead there.",
            "Try again; if it stays so, have the change made by the script on the customer's page."),
    PERMISSION(
            "Microsoft does not let us do that in this tenant.",
            "Look at the permissions on the customer's Microsoft 365 page and ask for consent again."),
    NOT_CONNECTED(
            "The tenant is not connected any more.",
            "Connect it on the customer's Microsoft 365 page; then try again."),
    OTHER(
            "Microsoft refuses the change.",
            "Microsoft's own words say why; try again when it is mended.");

    private final String sentence;
    private final String advice;

    Trouble(String sentence, String advice) {
        this.sentence = sentence;
        this.advice = advice;
    }

    public String sentence() {
        return sentence;
    }

    /// @return what to do about it
    public String advice() {
        return advice;
    }

    /// @param words those of an operation that failed, or of an error
    static Trouble saidAs(String words) {
        var text = words.toLowerCase(Locale.ROOT);
        if (text.contains("usage location") || text.contains("usagelocation")) {
            return NO_USAGE_LOCATION;
        }
        if (text.contains("licens")) {
            return NO_LICENCE;
        }
        if (text.contains("already been assigned") || text.contains("already assigned")) {
            return TAKEN;
        }
        if (text.contains("not found from tenant")) {
            return UNKNOWN_NUMBER;
        }
        if (text.contains("on-prem") || text.contains("active directory")) {
            return ON_PREMISES;
        }
        return text.contains("not found in the tenant") || text.contains("target is not found")
                ? UNKNOWN_ACCOUNT
                : OTHER;
    }
}
