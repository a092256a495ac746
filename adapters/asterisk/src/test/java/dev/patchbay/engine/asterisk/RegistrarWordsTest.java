package dev.patchbay.engine.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.asterisk.RegistrarWords.Account;
import dev.patchbay.engine.asterisk.RegistrarWords.Said;
import dev.patchbay.engine.spi.GatewayState.Failure;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Asterisk 22.10.1's own lines.
class RegistrarWordsTest {

    private static final String BEFORE =
            "[2026-11-28 00:45:00.123] WARNING[61]: res_pjsip_outbound_registration.c:1105 handle_registration_response: ";
    private static final String SERVER = "sip:carrier.example:5060;transport=udp";
    private static final String CLIENT = "sip:o'neill@carrier.example:5060";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Temporal response '503' received, retrying in '77', 503, 77, false",
                "Temporal response '500' received, retrying in '300', 500, -, false",
                "No response received, retrying in '300', -, -, false",
                "Fatal response '403' received, stopping outbound registration, 403, -, true",
                "'403' fatal response received, retrying in '8640000', 403, -, true"
            },
            quoteCharacter = '"')
    void tellsWhatTheRegistrarSaid(
            String said,
            String then,
            @Nullable Integer status,
            @Nullable Integer rest,
            boolean stopped) {
        var line =
                BEFORE
                        + "%s from '%s' on registration attempt to '%s', %s"
                                .formatted(said, SERVER, CLIENT, then);

        assertThat(RegistrarWords.said(line))
                .contains(
                        new Said(
                                new Account(SERVER, CLIENT),
                                new Failure(
                                        Optional.ofNullable(status),
                                        Optional.ofNullable(rest).map(Duration::ofSeconds),
                                        stopped)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Request 'INVITE' failed - No matching endpoint found",
                "Fatal response '40' received from 'a' on registration attempt to 'b', stopping"
            })
    void passesOverAllOtherLines(String line) {
        assertThat(RegistrarWords.said(BEFORE + line)).isEmpty();
    }
}
