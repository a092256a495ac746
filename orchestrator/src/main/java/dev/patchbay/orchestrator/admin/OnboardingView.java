package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.onboarding.Onboarding;
import dev.patchbay.orchestrator.onboarding.Step;
import dev.patchbay.telephony.HostName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An onboarding in words.
///
/// @param names the tenant's name at each edge, with the TXT value it is to have, empty until known
/// @param moving whether it may change by itself
record OnboardingView(
        String headline, List<NameView> names, Step current, boolean moving, List<StepView> steps) {

    record NameView(String fqdn, String txt) {}

    /// @param tone Tabler's name of the colour that says at a glance: done, now, or later
    record StepView(
            Step step, String tone, String title, String todo, String waitsFor, boolean now) {}

    static OnboardingView of(Onboarding state, List<HostName> names) {
        var current = state.step();
        var together = names.stream().map(HostName::value).collect(Collectors.joining(" and "));
        return new OnboardingView(
                headline(state),
                IntStream.range(0, names.size()).mapToObj(at -> name(state, names, at)).toList(),
                current,
                current == Step.TEST_CALL,
                Arrays.stream(Step.values()).map(step -> view(step, current, together)).toList());
    }

    /// @return whether each name's TXT value is known
    public boolean told() {
        return names.stream().noneMatch(name -> name.txt().isEmpty());
    }

    /// An edge may have been added since the values were told.
    private static NameView name(Onboarding state, List<HostName> names, int at) {
        return new NameView(
                names.get(at).value(), at < state.txts().size() ? state.txts().get(at) : "");
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
