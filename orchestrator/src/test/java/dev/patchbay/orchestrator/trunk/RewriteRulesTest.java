package dev.patchbay.orchestrator.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.trunk.RewriteRule.Expression;
import dev.patchbay.orchestrator.trunk.RewriteRule.Prefix;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.telephony.InvalidValueException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewriteRulesTest {

    @ParameterizedTest
    @CsvSource({
        "begins, +47, 0, +4790000077, 090000077",
        "begins, +47, '', +4790000077, 90000077",
        "begins, +46, 0, +4790000077, +4790000077",
        "is, '[+]47([0-9]{8})', '0$1', +4790000077, 090000077",
        "is, '[+]47', 0, +4790000077, +4790000077",
        "is, '00(.*)', '+$1', 004790000077, +4790000077",
        "is, '([0-9]{3})([0-9]+)', '$2*$1', 1234567, 4567*123",
        "is, 'a|[0-9]+', '9', 1234567, 9"
    })
    void writesTheNumbersItIsAbout(
            String kind, String match, String replacement, String number, String written) {
        assertThat(
                        rules(rule(Side.CALLED_OUT, kind, match, replacement))
                                .write(Side.CALLED_OUT, number))
                .isEqualTo(written);
    }

    @Test
    void givesEachRuleWhatTheOneBeforeHasLeft() {
        var rules =
                rules(
                        rule(Side.CALLED_OUT, "begins", "+47", "0"),
                        rule(Side.CALLER_OUT, "begins", "0", "7"),
                        rule(Side.CALLED_OUT, "begins", "9", "8"),
                        rule(Side.CALLED_OUT, "begins", "09", "9#9"));

        assertThat(rules.steps(Side.CALLED_OUT, "+4790000077"))
                .extracting(RewriteRules.Step::toString)
                .containsExactly("+47 → 0: 090000077", "9 → 8: leaves it", "09 → 9#9: 9#90000077");
    }

    @ParameterizedTest
    @ValueSource(strings = {"112", "110", "1881", "116117", "", "anonymous", "kari.nordmann"})
    void leavesShortNumbersAndWhatIsNoneAlone(String number) {
        var rules =
                rules(
                        rule(Side.CALLED_OUT, "is", ".*", "+4790000077"),
                        rule(Side.CALLED_OUT, "begins", "1", "9"));

        assertThat(rules.steps(Side.CALLED_OUT, number)).isEmpty();
        assertThat(rules.write(Side.CALLED_OUT, number)).isEqualTo(number);
    }

    @Test
    void takesARuleThatLeavesNoNumberForNone() {
        var rules = rules(rule(Side.CALLED_OUT, "is", ".*", ""));

        assertThat(rules.write(Side.CALLED_OUT, "+4790000077")).isEqualTo("+4790000077");
        var longer = rules(rule(Side.CALLED_OUT, "is", "(.*)", "$1$1$1$1$1$1$1"));
        assertThat(longer.write(Side.CALLED_OUT, "+4790000077")).isEqualTo("+4790000077");
    }

    @ParameterizedTest
    @CsvSource({
        "begins, 'a', 0, match",
        "begins, '', 0, match",
        "begins, '+47', '$1', replacement",
        "begins, '+47', 'x', replacement",
        "begins, '+47', '1234567890123456789012345678901234567890123', replacement",
        "is, '(', 0, match",
        "is, '(?=0)0', 0, match",
        "is, '(a)\\1', 0, match",
        "is, '0{1001}', 0, match",
        "is, 'å', 0, match",
        "is, 'a b', 0, match",
        "is, '', 0, match",
        "is, '(0)', '$2', replacement",
        "is, '0', '$0', replacement",
        "is, '0', '${x}', replacement"
    })
    void refusesWhatItCannotDoAtTheField(
            String kind, String match, String replacement, String field) {
        assertThatThrownBy(() -> rule(Side.CALLED_OUT, kind, match, replacement))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    /// What a backtracking engine would take longer for than the universe has been there.
    @Test
    void isNotLedIntoBacktracking() {
        var rules = rules(rule(Side.CALLED_OUT, "is", "(0|00|000|[0-9]+)*x", "1"));

        assertThat(rules.write(Side.CALLED_OUT, "0".repeat(64))).isEqualTo("0".repeat(64));
    }

    private static RewriteRules rules(RewriteRule... rules) {
        return new RewriteRules(Arrays.asList(rules));
    }

    private static RewriteRule rule(Side side, String kind, String match, String replacement) {
        return new RewriteRule(
                side, kind.equals("is") ? Expression.of(match) : new Prefix(match), replacement);
    }
}
