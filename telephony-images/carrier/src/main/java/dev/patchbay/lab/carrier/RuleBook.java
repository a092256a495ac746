package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.control.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts how often each rule was looked at and broken.
final class RuleBook {

    private static final int LONGEST_EXAMPLE = 200;

    private record Count(long checked, long broken, String example) {

        private static final Count NONE = new Count(0, 0, "");

        private Count and(Finding finding) {
            var seen = finding.seen();
            return finding.kept()
                    ? new Count(checked + 1, broken, example)
                    : new Count(
                            checked + 1,
                            broken + 1,
                            seen.substring(0, Math.min(LONGEST_EXAMPLE, seen.length())));
        }
    }

    private final Map<Rule, Count> counts = new EnumMap<>(Rule.class);

    synchronized void note(Collection<Finding> findings) {
        findings.forEach(finding -> counts.put(finding.rule(), count(finding.rule()).and(finding)));
    }

    synchronized void forget() {
        counts.clear();
    }

    private Count count(Rule rule) {
        return counts.getOrDefault(rule, Count.NONE);
    }

    synchronized String json() {
        var rules = new ArrayList<Map<String, Object>>();
        for (var rule : Rule.values()) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("name", rule.id());
            facts.put("rule", rule.sentence());
            facts.put("source", rule.source());
            facts.put("checked", count(rule).checked());
            facts.put("broken", count(rule).broken());
            facts.put("example", count(rule).example());
            rules.add(facts);
        }
        return Json.write(Map.of("rules", rules)) + "\n";
    }

    synchronized String text() {
        var text = new StringBuilder("checked  broken  rule\n");
        for (var rule : Rule.values()) {
            var count = count(rule);
            text.append(
                    "%7d  %6d  %s: %s (%s)\n"
                            .formatted(
                                    count.checked(),
                                    count.broken(),
                                    rule.id(),
                                    rule.sentence(),
                                    rule.source()));
            if (count.broken() > 0) {
                text.append("                 seen: ").append(count.example()).append('\n');
            }
        }
        return text.toString();
    }
}
