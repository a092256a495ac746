package dev.patchbay.lab.sip.control;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Counts how often each rule was looked at and broken.
///
/// @param <R> the rules of one piece of equipment
public final class RuleBook<R extends Enum<R> & RuleBook.Written> {

    private static final int LONGEST_EXAMPLE = 200;

    /// A rule of an enum, as it is told.
    public interface Written {

        String name();

        String sentence();

        /// Where it is documented; empty where the whole equipment has one source.
        default String source() {
            return "";
        }

        /// What it is called in answers, such as `srtp-flows`.
        default String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private record Count(long checked, long broken, String example) {

        private static final Count NONE = new Count(0, 0, "");

        private Count and(boolean kept, String seen) {
            return kept
                    ? new Count(checked + 1, broken, example)
                    : new Count(
                            checked + 1,
                            broken + 1,
                            seen.substring(0, Math.min(LONGEST_EXAMPLE, seen.length())));
        }
    }

    private final R[] rules;
    private final Map<R, Count> counts;

    public RuleBook(Class<R> rules) {
        this.rules = rules.getEnumConstants();
        counts = new EnumMap<>(rules);
    }

    /// @param seen what was found instead; kept as the example where the rule was broken
    public synchronized void note(R rule, boolean kept, String seen) {
        counts.put(rule, count(rule).and(kept, seen));
    }

    public synchronized void forget() {
        counts.clear();
    }

    public synchronized long checked(R rule) {
        return count(rule).checked();
    }

    public synchronized long broken(R rule) {
        return count(rule).broken();
    }

    private Count count(R rule) {
        return counts.getOrDefault(rule, Count.NONE);
    }

    public synchronized String json() {
        var all = new ArrayList<Map<String, Object>>();
        for (var rule : rules) {
            var count = count(rule);
            var facts = new LinkedHashMap<String, Object>();
            facts.put("name", rule.id());
            facts.put("rule", rule.sentence());
            if (!rule.source().isEmpty()) {
                facts.put("source", rule.source());
            }
            facts.put("checked", count.checked());
            facts.put("broken", count.broken());
            facts.put("example", count.example());
            all.add(facts);
        }
        return Json.write(Map.of("rules", all)) + "\n";
    }

    public synchronized String text() {
        var text = new StringBuilder("checked  broken  rule\n");
        for (var rule : rules) {
            var count = count(rule);
            var source = rule.source().isEmpty() ? "" : " (%s)".formatted(rule.source());
            text.append(
                    "%7d  %6d  %s: %s%s\n"
                            .formatted(
                                    count.checked(),
                                    count.broken(),
                                    rule.id(),
                                    rule.sentence(),
                                    source));
            if (count.broken() > 0) {
                text.append("                 seen: ").append(count.example()).append('\n');
            }
        }
        return text.toString();
    }
}
