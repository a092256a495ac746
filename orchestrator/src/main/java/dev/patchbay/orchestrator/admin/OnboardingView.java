package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.onboarding.Onboarding;
import dev.patchbay.orchestrator.onboarding.Step;
import java.util.Arrays;
import java.util.List;

/// An onboarding in words.
///
/// @param moving whether it may change by itself
record OnboardingView(
        String headline, String txt, Step current, boolean moving, List<StepView> steps) {

    /// @param tone Tabler's name of the colour that says at a glance: done, now, or later
    record StepView(
            Step step, String tone, String title, String todo, String waitsFor, boolean now) {}

    static OnboardingView of(Onboarding state, String fqdn) {
        var current = state.step();
        return new OnboardingView(
                headline(state),
                state.txt().orElse(""),
                current,
                current == Step.TEST_CALL,
                Arrays.stream(Step.values()).map(step -> view(step, current, fqdn)).toList());
    }

    static String headline(Onboarding state) {
        if (state.step() == Step.LIVE) {
            return "Live: calls come from this tenant.";
        }
        return "%s; waiting for %s%s."
                .formatted(
                        state.step().title(),
                        state.step().waitsFor().word(),
                        state.since().map(at -> " since " + Shown.time(at)).orElse(""));
    }

    private static StepView view(Step step, Step current, String fqdn) {
        var order = step.compareTo(current);
        var finished = order < 0 || current == Step.LIVE;
        return new StepView(
                step,
                finished ? "green" : order == 0 ? "yellow" : "secondary",
                step.title(),
                step.todo(fqdn),
                step.waitsFor().word(),
                order == 0);
    }
}
