package dev.patchbay.lab.graph;

import dev.patchbay.lab.sip.control.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts how often each rule was looked at and broken.
final class RuleBook {

    private static final class Count {
        private long checked;
        private long broken;
        private String example = "";
    }

    private final Map<Rule, Count> counts = new EnumMap<>(Rule.class);

    RuleBook() {
        for (var rule : Rule.values()) {
            counts.put(rule, new Count());
        }
    }

    synchronized void note(Rule rule, boolean kept, String seen) {
        var count = counts.computeIfAbsent(rule, r -> new Count());
        count.checked++;
        if (!kept) {
            count.broken++;
            count.example = seen.length() > 200 ? seen.substring(0, 200) + "…" : seen;
        }
    }

    synchronized long broken(Rule rule) {
        return counts.getOrDefault(rule, new Count()).broken;
    }

    synchronized long checked(Rule rule) {
        return counts.getOrDefault(rule, new Count()).checked;
    }

    synchronized void reset() {
        counts.replaceAll((rule, count) -> new Count());
    }

    synchronized String json() {
        var rules = new ArrayList<Map<String, Object>>();
        counts.forEach((rule, count) -> {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("name", rule.id());
            facts.put("rule", rule.sentence());
            facts.put("checked", count.checked);
            facts.put("broken", count.broken);
            facts.put("example", count.example);
            rules.add(facts);
        });
        return Json.write(Map.of("rules", rules)) + "\n";
    }

    synchronized String text() {
        var text = new StringBuilder("checked  broken  rule\n");
        counts.forEach((rule, count) -> {
            text.append(
                    "%7d  %6d  %s: %s\n"
                            .formatted(count.checked, count.broken, rule.id(), rule.sentence()));
            if (count.broken > 0) {
                text.append("                 seen: ").append(count.example).append('\n');
            }
        });
        return text.toString();
    }
}
