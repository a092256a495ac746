package dev.patchbay.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.PhoneNumber;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosoftScriptsTest {

    private static final HostName BASE = new HostName("dr.voiceops.example");
    private static final HostName OTHER_BASE = new HostName("dr2.voiceops.example");
    private static final HostName ACME = new HostName("acme.dr.voiceops.example");

    @Test
    void rendersBothScriptsAsReviewed() throws IOException {
        Golden.assertMatches(
                "microsoft",
                Map.of(
                        "carrier-tenant.ps1",
                                MicrosoftScripts.carrierTenant(List.of(BASE, OTHER_BASE)),
                        "customer-tenant.ps1",
                                MicrosoftScripts.customerTenant(
                                        List.of(ACME, ACME.below(OTHER_BASE)), "Patchbay"),
                        "number.ps1",
                                MicrosoftScripts.number(
                                        new PhoneNumber("+4722000100"),
                                        Optional.of("o'hara@acme.example"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Hara", "'; Remove-Item x; '", "$(whoami)", "`whoami`", "a\"b"})
    void keepsWhateverANameHoldsBetweenSingleQuotes(String name) {
        assertThat(MicrosoftScripts.customerTenant(List.of(ACME), name))
                .contains("$Name = '" + name.replace("'", "''") + "'\n");
    }

    /// PowerShell takes the typographic ones for quotes, too.
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "O’Hara", "‘", "a\0b"})
    void refusesWhatPowershellMightReadAsAnythingElse(String name) {
        assertThatThrownBy(() -> MicrosoftScripts.customerTenant(List.of(ACME), name))
                .hasStackTraceContaining("customer-tenant.ps1");
    }
}
