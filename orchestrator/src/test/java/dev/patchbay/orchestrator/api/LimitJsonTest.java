package dev.patchbay.orchestrator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.api.LimitApi.CustomerJson;
import dev.patchbay.orchestrator.api.LimitApi.TrunkJson;
import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.telephony.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class LimitJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CUSTOMER =
            """
            {"calls":10,"minutesPerDay":600,"zone":"Europe/Oslo",
             "hours":{"days":["MONDAY","FRIDAY"],"from":"08:00","to":"17:00","outside":"NO_CALLS_OUT"}}
            """;
    private static final String TRUNK =
            """
            {"inbound":20,"outbound":10,"total":25,"callsPerSecond":5,"whenFull":"BUSY",
             "allowed":["+46","+47"]}
            """;

    @Test
    void readsWhatItWrites() {
        var customer = JSON.writeValueAsString(CustomerJson.of(customer(CUSTOMER)));
        var trunk = JSON.writeValueAsString(TrunkJson.of(read(TRUNK)));

        assertThat(JSON.readTree(customer)).isEqualTo(JSON.readTree(CUSTOMER));
        assertThat(JSON.readTree(trunk)).isEqualTo(JSON.readTree(TRUNK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"FRIDAY\" | null | hours.days[1]",
                "FRIDAY | SOMEDAY | hours.days",
                "\"08:00\" | null | hours.from",
                "\"08:00\" | \"8\" | hours.from",
                "\"17:00\" | null | hours.to",
                "\"NO_CALLS_OUT\" | null | hours.outside",
                "NO_CALLS_OUT | NOTHING | hours.outside",
                "Europe/Oslo | Oslo | zone"
            })
    void saysWhatIsWrongWithACustomersLimits(String there, String wrong, String field) {
        assertThatThrownBy(() -> customer(CUSTOMER.replace(there, wrong)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"\"+47\" | null | allowed[1]", "+47 | 47 | allowed", "BUSY | FULL | whenFull"})
    void saysWhatIsWrongWithATrunksLimits(String there, String wrong, String field) {
        assertThatThrownBy(() -> read(TRUNK.replace(there, wrong)))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> assertThat(fault.field()).isEqualTo(field));
    }

    private static TrunkLimits read(String text) {
        return JSON.readValue(text, TrunkJson.class).toLimits();
    }

    private static CustomerLimits customer(String text) {
        return JSON.readValue(text, CustomerJson.class).toLimits();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"minutesPerDay\":600}",
                "{\"hours\":{\"days\":[\"MONDAY\"],\"from\":\"08:00\",\"to\":\"17:00\",\"outside\":\"NO_CALLS_OUT\"}}"
            })
    void demandsTheZoneWhoseDaysOrHoursAreMeant(String text) {
        assertThatThrownBy(() -> customer(text))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        fault -> {
                            assertThat(fault.field()).isEqualTo("zone");
                            assertThat(fault.expected()).contains("such as Europe/Oslo");
                        });
    }

    @Test
    void needsNoZoneWhereNeitherDaysNorHoursCount() {
        assertThat(customer("{\"calls\":10}").calls()).hasValue(10);
        assertThat(customer("{}")).isEqualTo(CustomerLimits.NONE);
    }
}
