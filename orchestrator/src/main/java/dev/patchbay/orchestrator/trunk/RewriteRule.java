package dev.patchbay.orchestrator.trunk;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.OneOf;

/// Rewrites one kind of number at one trunk, for the carrier whose wishes no format meets.
///
/// @param side whose number it rewrites
/// @param match which numbers
/// @param replacement what it puts in place of the beginning, or of the whole number; there, `$1`
///   is what the expression's first brackets found
public record RewriteRule(Side side, Match match, String replacement) {

    private static final Pattern REPLACEMENT = Pattern.compile("(?:[+*#0-9]|\\$[1-9]){0,40}");

    public RewriteRule {
        if (!REPLACEMENT.matches(replacement)) {
            throw refused("replacement", replacement, "up to 40 of + * # 0-9, or $1 to $9");
        }
        match.check(replacement);
    }

    public enum Side {
        CALLED_OUT("Number called, to the carrier"),
        CALLER_OUT("Caller, to the carrier"),
        CALLED_IN("Number called, from the carrier"),
        CALLER_IN("Caller, from the carrier");

        private final String words;

        Side(String words) {
            this.words = words;
        }

        /// @return the side as a person is told of it
        public String words() {
            return words;
        }

        /// @throws InvalidValueException if it is no side
        public static Side named(String text) {
            return OneOf.named("side", Side.class, text);
        }
    }

    /// Which numbers a rule rewrites.
    public sealed interface Match {

        /// @return the text as typed
        String text();

        /// @return the number rewritten, or the same if it does not match
        String write(String number, String replacement);

        void check(String replacement);
    }

    /// Numbers that begin so.
    public record Prefix(String text) implements Match {

        private static final Pattern PREFIX = Pattern.compile("[+*#0-9]{1,20}");

        public Prefix {
            if (!PREFIX.matches(text)) {
                throw refused("match", text, "a beginning of 1 to 20 of + * # 0-9");
            }
        }

        @Override
        public String write(String number, String replacement) {
            return number.startsWith(text) ? replacement + number.substring(text.length()) : number;
        }

        @Override
        public void check(String replacement) {
            if (replacement.contains("$")) {
                throw refused("replacement", replacement, "digits; $1 is for expressions");
            }
        }
    }

    /// Numbers that are so as a whole. RE2 takes time that grows with the number alone, whatever
    /// the expression.
    public record Expression(String text, Pattern pattern) implements Match {

        private static final int LONGEST = 100;

        public static Expression of(String text) {
            if (text.isEmpty()
                    || text.length() > LONGEST
                    || !text.chars().allMatch(it -> it > ' ' && it <= '~')) {
                throw refused("match", text, "an expression of 1 to 100 letters without accents");
            }
            try {
                return new Expression(text, Pattern.compile("^(?:" + text + ")$"));
            } catch (PatternSyntaxException e) {
                throw refused(
                        "match",
                        text,
                        "an expression such as 0([1-9][0-9]*); this one: " + e.getDescription());
            }
        }

        @Override
        public String write(String number, String replacement) {
            var matcher = pattern.matcher(number);
            return matcher.matches() ? matcher.replaceFirst(replacement) : number;
        }

        @Override
        public void check(String replacement) {
            for (var at = 0; at + 1 < replacement.length(); at++) {
                if (replacement.charAt(at) == '$'
                        && replacement.charAt(at + 1) - '0' > pattern.groupCount()) {
                    throw refused(
                            "replacement",
                            replacement,
                            "no number higher than the %d brackets of the expression"
                                    .formatted(pattern.groupCount()));
                }
            }
        }
    }

    /// @return the number rewritten, or the same if the rule is not about it
    String write(String number) {
        return match.write(number, replacement);
    }

    @Override
    public String toString() {
        return "%s → %s".formatted(match.text(), replacement);
    }

    private static InvalidValueException refused(String field, String text, String expected) {
        return new InvalidValueException(field, text.replaceAll("\\p{Cntrl}", "␀"), expected);
    }
}
