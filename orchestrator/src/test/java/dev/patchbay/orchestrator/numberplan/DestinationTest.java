package dev.patchbay.orchestrator.numberplan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {

    private static final Barring ABROAD = new Barring(false, true, List.of());
    private static final Barring PREMIUM = new Barring(true, false, List.of());

    @ParameterizedTest
    @CsvSource({
        // Jamaica, the Dominican Republic, Canada, Guam: none has a calling code of its own
        "US, +18765551234",
        "US, +18095551234",
        "US, 18765551234",
        "US, 01118765551234",
        "US, +14165551234",
        "US, +16715551234",
        "US, +4722000100",
        "CA, +12125551234",
        "CA, 8765551234",
        "JM, +12125551234",
        "JM, +14412345678",
        // what is too many is left out by exchanges
        "US, +187655512345",
        "GB, +4415341234567",
        "GB, +441534123456",
        "GB, 01481256789",
        "GB, +441624712345",
        "GB, +447797712345",
        "JE, +442079460000",
        "RU, +77172123456",
        "RU, +77012345678",
        "KZ, +74951234567",
        "NO, +46812345678",
        "CW, +5997151234"
    })
    void takesACallForOneAbroadByTheCountryOfItsNumber(String country, String dialled) {
        assertThat(Destination.abroad(dialled, new Country(country))).isTrue();
        assertThat(Destination.barredBy(ABROAD, dialled, new Country(country)))
                .contains("in another country");
    }

    @ParameterizedTest
    @CsvSource({
        "US, +12125551234",
        "US, 2125551234",
        "US, +121255512345",
        "US, +17875551234",
        "US, +18002345678",
        "CA, +14165551234",
        "CA, +18002345678",
        "CA, +19002345678",
        "JM, +18765551234",
        "JM, +18882345678",
        "US, +15551234567",
        "GB, +442079460000",
        "GB, 02079460000",
        "GB, +447400123456",
        "JE, +441534123456",
        "JE, +448001111111",
        "RU, +74951234567",
        "RU, +78001234567",
        "KZ, +77012345678",
        "KZ, +78001234567",
        "NO, +4779021234",
        "NO, 22000100",
        "SJ, +4722000100",
        "FI, +3581812345",
        "AX, +358401234567",
        "IT, +390669812345",
        "NO, 112",
        "US, 911"
    })
    void takesACallForOneInTheCountry(String country, String dialled) {
        assertThat(Destination.abroad(dialled, new Country(country))).isFalse();
        assertThat(Destination.barredBy(ABROAD, dialled, new Country(country))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NO, +4782900000",
        "NO, +47829000001",
        "NO, +478290000012",
        "DE, +499001234567",
        "DE, +4990012345678",
        "GB, +449091234567",
        "GB, +4490912345678",
        "US, +190023456789"
    })
    void knowsWhatCostsExtraAlsoWithDigitsTooMany(String country, String dialled) {
        assertThat(Destination.barredBy(PREMIUM, dialled, new Country(country)))
                .contains("costs extra");
    }

    @ParameterizedTest
    @CsvSource({"NO, +4722000100", "NO, +472200010012", "DE, +493012345678"})
    void takesNothingElseForWhatCostsExtra(String country, String dialled) {
        assertThat(Destination.barredBy(PREMIUM, dialled, new Country(country))).isEmpty();
    }
}
