package dev.patchbay.orchestrator.numberplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialledTextTest {

    @ParameterizedTest
    @CsvSource({
        "NO, 22000100, +4722000100",
        "NO, 004722000100, +4722000100",
        "NO, 4722000100, +4722000100",
        "GB, 02079460900, +442079460900",
        "GB, 442079460900, +442079460900",
        "US, 2015550123, +12015550123",
        "US, 0114722000100, +4722000100",
        "DE, 0301234567, +49301234567"
    })
    void readsWhatCarriersOfACountryDial(String country, String dialled, String e164) {
        assertThat(DialledText.meant(dialled, new Country(country)))
                .isEqualTo(Optional.of(new PhoneNumber(e164)));
    }

    @ParameterizedTest
    @CsvSource({"NO, +4722000100", "GB, +442079460900", "US, +12015550123", "DE, +49301234567"})
    void everySpellingMeansTheNumberItIsASpellingOf(String country, String e164) {
        var number = new PhoneNumber(e164);

        var spellings = DialledText.spellings(number, new Country(country));

        assertThat(spellings).hasSizeGreaterThanOrEqualTo(3).contains(e164);
        assertThat(spellings)
                .allSatisfy(text ->
                        assertThat(DialledText.meant(text, new Country(country))).contains(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22 00 01 00", "+47 22 00 01 00", "(22) 00-01-00"})
    void readsNumbersAsPeopleTypeThem(String typed) {
        assertThat(DialledText.typed(typed, new Country("NO")).e164()).isEqualTo("+4722000100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "+47 22 00\r\n01 00", "22000100;ext=1", "+", "١٢٣٤٥٦٧٨", "12"})
    void refusesWhatIsNoNumberAndSaysWhatWasExpected(String typed) {
        assertThatThrownBy(() -> DialledText.typed(typed, new Country("NO")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("expected: a phone number")
                .hasMessageNotContaining("\n");
    }

    @Test
    void understandsNoNumberInAWord() {
        assertThat(DialledText.meant("kari", new Country("NO"))).isEmpty();
    }
}
