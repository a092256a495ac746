package dev.patchbay.orchestrator.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TroubleTest {

    @ParameterizedTest
    @CsvSource({
        "User lacks appropriate licenses.,                                   NO_LICENCE",
        "Usage location is not set for the target.,                          NO_USAGE_LOCATION",
        "Telephone number has already been assigned to another user.,        TAKEN",
        "Telephone number +4722000100 is not found from tenant.,             UNKNOWN_NUMBER",
        "The number is managed in the on-premises Active Directory.,         ON_PREMISES",
        "Assignment target is not found in the tenant.,                      UNKNOWN_ACCOUNT",
        "Something nobody has heard of.,                                     OTHER"
    })
    void knowsTheWordsUsersHaveReported(String words, Trouble trouble) {
        assertThat(Trouble.saidAs(words)).isEqualTo(trouble);
    }

    @ParameterizedTest
    @EnumSource
    void saysOfEachWhatItIsAndWhatToDo(Trouble trouble) {
        assertThat(trouble.sentence()).endsWith(".");
        assertThat(trouble.advice()).endsWith(".");
    }
}
