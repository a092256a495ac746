package dev.patchbay.orchestrator.routing;

/// Listens while a decision is made. Is handed values, not sentences, so that a call which nobody
/// listens to pays nothing for it.
@FunctionalInterface
interface Trail {

    Trail NOBODY = (step, found) -> {};

    void note(Step step, Object found);

    /// What is looked at on the way to a decision, in the order in which it may come.
    enum Step {
        ORIGIN("Comes from"),
        TENANT("Tenant"),
        MEANT("Number meant"),
        NUMBER("Number"),
        CALLER("Caller"),
        DIVERTER("Forwarded by"),
        APPROVED("Approved caller"),
        STRANGER("Callers who are neither"),
        DEFAULT_CALLER("Default caller"),
        RULES("Rewrite rules"),
        TRUNK("Trunk"),
        DESTINATION("Barring"),
        ASSIGNMENT("Assigned to"),
        EMERGENCY("Emergency number"),
        HOURS("Office hours"),
        LIMITS("Limits");

        private final String title;

        Step(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
