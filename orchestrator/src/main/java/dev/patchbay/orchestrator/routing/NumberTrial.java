package dev.patchbay.orchestrator.routing;

import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.orchestrator.trunk.RewriteRules;
import dev.patchbay.orchestrator.trunk.Trunk;
import java.util.ArrayList;
import java.util.List;

/// What becomes of a number at a trunk, step by step, by the code that routes calls.
///
/// @param result as the far side sees it
public record NumberTrial(List<Explanation.Found> steps, String result) {

    public NumberTrial {
        steps = List.copyOf(steps);
    }

    /// @param number to the carrier as Teams writes it, from the carrier as it does
    public static NumberTrial of(Trunk trunk, RewriteRules rules, Side side, String number) {
        var steps = new ArrayList<Explanation.Found>();
        var before =
                switch (side) {
                    case CALLED_OUT -> Manners.spelt(Manners.callee(trunk), number);
                    case CALLER_OUT -> Manners.callerSpelling(trunk).write(number);
                    case CALLED_IN, CALLER_IN -> number;
                };
        if (!before.equals(number)) {
            steps.add(new Explanation.Found("The trunk's format", before));
        }
        var after = before;
        for (var step : rules.steps(side, before)) {
            steps.add(
                    new Explanation.Found(
                            step.rule().toString(), step.changed() ? step.result() : "leaves it"));
            after = step.result();
        }
        var result = read(trunk, side, after);
        if (!result.equals(after)) {
            steps.add(new Explanation.Found("The trunk's format", result));
        }
        return new NumberTrial(steps, result);
    }

    private static String read(Trunk trunk, Side side, String number) {
        return side == Side.CALLER_IN
                ? Manners.reading(trunk).map(it -> it.read(number)).orElse(number)
                : number;
    }
}
