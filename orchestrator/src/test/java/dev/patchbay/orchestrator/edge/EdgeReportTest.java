package dev.patchbay.orchestrator.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.telephony.HostName;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeReportTest {

    /// Shortened from an edge's answer.
    private static final String REPORT =
            """
            {"strangers": 7, "destinations": {"jsonrpc":"2.0","result":{"NRSETS":2,"RECORDS":[
              {"SET":{"ID":2,"TARGETS":[{"DEST":{"URI":"sip:198.18.20.20:5060;transport=tcp","FLAGS":"AP"}}]}},
              {"SET":{"ID":1,"TARGETS":[
                {"DEST":{"URI":"sip:sip.pstnhub.microsoft.com:5061;transport=tls","FLAGS":"AX","PRIORITY":30}},
                {"DEST":{"URI":"sip:sip2.pstnhub.microsoft.com:5061;transport=tls","FLAGS":"IX","PRIORITY":20}}]}}
            ]},"id":1}}
            """;

    @Test
    void tellsWhichHubsAreUsedAndHowManyStrangersCame() {
        // when
        var report = EdgeReport.read(REPORT);

        // then
        assertThat(report.hubs())
                .containsExactly(
                        Map.entry(new HostName("sip.pstnhub.microsoft.com"), true),
                        Map.entry(new HostName("sip2.pstnhub.microsoft.com"), false));
        assertThat(report.strangers()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{\"destinations\": 3}", "{\"strangers\":"})
    void findsNothingInWhatIsNoReport(String text) {
        assertThat(EdgeReport.read(text).hubs()).isEmpty();
    }
}
