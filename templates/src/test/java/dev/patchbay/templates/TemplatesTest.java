package dev.patchbay.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    private final Templates templates =
            new Templates("probe", FileFormat.of("probe", "[A-Za-z0-9.]+", "letters or digits"));

    @Test
    void leavesTheEnginesOwnVariablesAloneAndWritesNumbersPlainly() {
        var text = templates.render("probe.conf", modelNaming("a", "b"));

        assertThat(text)
                .isEqualTo(
                        """
                        ; a template for the renderer's own tests
                        host=sip.carrier.example
                        port=5060
                        dial=${EXTEN} $var
                        name=a
                        name=b
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a\nb", "a\"b", "", "a b", "${b}", "é"})
    void refusesAValueTheFormatWouldMisread(String evil) {
        assertThatThrownBy(() -> templates.render("probe.conf", modelNaming(evil)))
                .isInstanceOf(RefusedValueException.class)
                .hasMessageContaining("letters or digits");
    }

    @Test
    void doesNotRepeatARefusedValueBecauseItMayBeASecret() {
        assertThatThrownBy(() -> templates.render("probe.conf", modelNaming("hunter2;")))
                .hasMessageContaining("'xxxxxxx;'")
                .hasMessageNotContaining("hunter");
    }

    @Test
    void failsWhenATemplateNamesAValueThatIsNotThere() {
        assertThatThrownBy(() -> templates.render("probe.conf", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("probe.conf");
    }

    private static Map<String, Object> modelNaming(String... names) {
        return Map.of("peer", SipAddress.udp("sip.carrier.example", 5060), "names", List.of(names));
    }
}
