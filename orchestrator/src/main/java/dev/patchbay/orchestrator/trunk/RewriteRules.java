package dev.patchbay.orchestrator.trunk;

import com.google.re2j.Pattern;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import java.util.ArrayList;
import java.util.List;

/// A trunk's rules in their order; each sees what the one before it has left. Emergency and other
/// short numbers, and what is no number, pass them untouched.
public record RewriteRules(List<RewriteRule> rules) {

    public static final RewriteRules NONE = new RewriteRules(List.of());

    private static final Pattern SHORT = Pattern.compile("[0-9]{0,6}");
    private static final Pattern NUMBER = Pattern.compile("[+*#0-9]{1,64}");

    public RewriteRules {
        rules = List.copyOf(rules);
    }

    /// What a rule made of a number.
    ///
    /// @param result the number after it
    public record Step(RewriteRule rule, boolean changed, String result) {

        @Override
        public String toString() {
            return "%s: %s".formatted(rule, changed ? result : "leaves it");
        }
    }

    public boolean touch(Side side) {
        return rules.stream().anyMatch(rule -> rule.side() == side);
    }

    /// @return each rule of this side with what it makes of the number; none where they do not
    ///   apply to it
    public List<Step> steps(Side side, String number) {
        if (SHORT.matches(number) || !NUMBER.matches(number)) {
            return List.of();
        }
        var steps = new ArrayList<Step>();
        var now = number;
        for (var rule : rules) {
            if (rule.side() == side) {
                var written = rule.write(now);
                // a rule that leaves no number to call is none
                var changed = !written.equals(now) && NUMBER.matches(written);
                now = changed ? written : now;
                steps.add(new Step(rule, changed, now));
            }
        }
        return steps;
    }

    public String write(Side side, String number) {
        var steps = steps(side, number);
        return steps.isEmpty() ? number : steps.getLast().result();
    }
}
