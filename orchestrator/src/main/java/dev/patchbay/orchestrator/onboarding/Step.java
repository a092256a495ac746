package dev.patchbay.orchestrator.onboarding;

/// What an onboarding waits for, in order (Direct Routing, "configure a Session Border Controller
/// for multiple tenants").
public enum Step {
    DOMAIN(
            Waiting.CUSTOMER,
            "Add the domain",
            "An administrator of the customer's tenant adds the domain %s in the Microsoft 365 admin"
                    + " centre (Settings, Domains) and is shown a TXT record. Enter its value here."),
    TXT_RECORD(
            Waiting.US,
            "Publish the TXT record",
            "The record must stand in DNS under %s, so that Microsoft sees whose the name is."),
    VERIFIED(
            Waiting.CUSTOMER,
            "Verify the domain",
            "In the same place in the admin centre the administrator has %s verified. No further"
                    + " records are needed: Exchange and Teams settings for it are to be skipped."),
    ACCOUNT(
            Waiting.CUSTOMER,
            "Use the domain",
            "One account of the tenant gets a name ending in @%s and a licence with Teams. Without it"
                    + " Microsoft does not take the domain into use."),
    ACTIVATION(
            Waiting.MICROSOFT,
            "Wait for Microsoft",
            "Microsoft takes %s into use within 24 hours; until then scripts answer that it was not"
                    + " configured for this tenant."),
    ROUTES(
            Waiting.CUSTOMER,
            "Create the voice routes",
            "An administrator of the customer's tenant runs the script below, which makes %s the way"
                    + " out for calls."),
    TEST_CALL(
            Waiting.CUSTOMER,
            "Place a test call",
            "A Teams user of the customer calls any number outside and lets it be answered. The first"
                    + " such call that comes by way of %s proves all of the above."),
    LIVE(Waiting.NOBODY, "Live", "Calls from Teams come by way of %s.");

    private final Waiting waitsFor;
    private final String title;
    private final String todo;

    Step(Waiting waitsFor, String title, String todo) {
        this.waitsFor = waitsFor;
        this.title = title;
        this.todo = todo;
    }

    public Waiting waitsFor() {
        return waitsFor;
    }

    public String title() {
        return title;
    }

    /// @param fqdn the customer's SBC name
    public String todo(String fqdn) {
        return todo.formatted(fqdn);
    }
}
