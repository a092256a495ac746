package dev.patchbay.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.trunk.Presets;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.telephony.InvalidValueException;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class TrunkJsonTest {

    /// As Spring has it.
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private static final String TRUNK =
            """
            {"name":"Twilio","country":"NO",
             "connection":{"type":"static-peers","peers":[{"host":"203.0.113.10"}],
                           "login":{"username":"acme","password":"find-me"}},
             "habits":{"called":"E164","domain":"acme.pstn.twilio.example"},
             "barring":{"premium":true,"prefixes":["+882","+37190"]},
             "media":{"codecs":["PCMA","PCMU"]},
             "preset":"twilio"}
            """;

    private final Presets presets;

    TrunkJsonTest() throws IOException {
        presets = new Presets();
    }

    @Test
    void changesNothingWhereItIsSentBackAsItWasShown() {
        var there = trunk(read(TRUNK, Optional.empty()));

        var shown = JSON.writeValueAsString(TrunkAnswer.of(there));

        assertThat(shown).contains("\"preset\":\"twilio\"").doesNotContain("find-me");
        assertThat(read(shown, Optional.of(there))).isEqualTo(read(TRUNK, Optional.empty()));
    }

    @Test
    void keepsThePresetWhereNoneIsSaid() {
        var there = trunk(read(TRUNK, Optional.empty()));
        var without = TRUNK.replace("\"preset\":\"twilio\"", "\"preset\":null");

        assertThat(read(without, Optional.of(there)).preset()).contains("twilio");
        assertThat(read(without, Optional.empty()).preset()).isEmpty();
        assertThat(read(TRUNK.replace("\"twilio\"", "\"telnyx\""), Optional.of(there)).preset())
                .contains("telnyx");
    }

    /// Whether the preset is said, or is the trunk's already.
    @Test
    void demandsWhatTheCarrierOfThePresetCannotDoWithout() {
        var there = trunk(read(TRUNK, Optional.empty()));
        var lacking = TRUNK.replace("\"domain\"", "\"other\"");
        var silent = lacking.replace("\"preset\":\"twilio\"", "\"preset\":null");

        assertThatThrownBy(() -> read(lacking, Optional.empty()))
                .hasMessageContaining("without which Twilio Elastic SIP Trunking takes no call");
        assertThatThrownBy(() -> read(silent, Optional.of(there)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo("domain"));
        assertThat(read(silent, Optional.empty()).habits().domain()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"preset\":\"twilio\" | \"preset\":\"nobody\" | preset",
                "\"+37190\" | null | barring.prefixes[1]",
                "\"+37190\" | \"37190\" | barring.prefixes",
                "\"PCMU\" | null | codecs[1]",
                "\"PCMU\" | \"OPUS\" | codecs[1]",
                "acme.pstn.twilio.example | acme;pstn | domain"
            })
    void saysWhichOfThemIsWrong(String there, String wrong, String field) {
        var text = TRUNK.replace(there, wrong);

        assertThatThrownBy(() -> read(text, Optional.empty()))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo(field));
    }

    @Test
    void tellsThePresetsThereAre() {
        var told = JSON.readTree(JSON.writeValueAsString(new PresetApi(presets).all()));

        assertThat(told).hasSize(presets.all().size());
        var twilio = told.valueStream().filter(it -> it.at("/name").asString().equals("twilio"));
        assertThat(twilio)
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.at("/title").asString()).isEqualTo("Twilio Elastic SIP Trunking");
                    assertThat(it.at("/type").asString()).isEqualTo("static-peers");
                    assertThat(it.at("/requires/0").asString()).isEqualTo("domain");
                    assertThat(it.at("/habits/placement").asString()).isEqualTo("FROM");
                    assertThat(it.at("/refreshSeconds").isNull()).isTrue();
                });
    }

    private TrunkSettings read(String text, Optional<Trunk> before) {
        return JSON.readValue(text, TrunkApi.Asked.class).toSettings(before, presets);
    }

    private static Trunk trunk(TrunkSettings settings) {
        return new Trunk(
                new TrunkId(1),
                new CustomerId(1),
                settings.name(),
                true,
                settings.country(),
                settings.connection(),
                settings.habits(),
                settings.barring(),
                settings.media(),
                settings.preset());
    }
}
