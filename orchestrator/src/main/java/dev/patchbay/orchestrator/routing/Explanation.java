package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Why a call goes where it goes: what the router found, step by step, and what it decided.
public record Explanation(List<Found> steps, Route route) {

    /// @param title what was looked at
    /// @param found what was found, in words
    public record Found(String title, String found) {}

    public Explanation {
        steps = List.copyOf(steps);
    }

    static Explanation of(Function<Trail, Route> decision) {
        var steps = new ArrayList<Found>();
        var route =
                decision.apply(
                        (step, found) -> steps.add(new Found(step.title(), found.toString())));
        return new Explanation(steps, route);
    }
}
