package dev.patchbay.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.CallRecord.EndedBy;
import dev.patchbay.engine.spi.CallRecord.RoutedBy;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrunkOfCallTest {

    private static final PhoneNumber OURS = new PhoneNumber("+4722000100");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "INBOUND, t5, teams, 1|refuse|number-unknown|404|1, 5",
                "INBOUND, g3, teams, 1|dial|x|120|teams:+4722000100@acme.example, 7",
                "INBOUND, g3, teams, 1|dial|x|120|teams:+4722000100@acme.example:_00_47_, 7",
                "INBOUND, g3, teams, 1|dial|x|120|teams:+4722000199@acme.example, -",
                "INBOUND, g3, -, 1|refuse|number-unknown|404|1, -",
                "INBOUND, g3, -, 1|dial|x|120|teams:kari@acme.example, -",
                "OUTBOUND, acme.example, t7-2, 1|dial|x|120|trunk:t7-1:*|trunk:t7-2:*, 7",
                "OUTBOUND, acme.example, -, 1|dial|x|120|trunk:t7-1:_47_0_00|trunk:t7-2:*, 7",
                "OUTBOUND, acme.example, t7-1-2, 1|dial|x|120|trunk:t7-1:*|trunk:t7-1-2:*, 7",
                "OUTBOUND, acme.example, -, 1|dial|x|120|trunk:t7-1-2:*|trunk:t8-1:*, 7",
                "OUTBOUND, acme.example, edge, 1|dial|x|120|trunk:t7-1-2-3:*, -",
                "OUTBOUND, acme.example, -, 1|refuse|caller-not-of-tenant|403|21, -",
                "OUTBOUND, t5, -, 1|refuse|tenant-unknown|404|1, -"
            })
    void tellsByWhichTrunkACallCameOrWent(
            Direction direction,
            String origin,
            @Nullable String gateway,
            String route,
            @Nullable Long trunk) {
        var found =
                TrunkOfCall.of(
                        record(direction, origin, gateway, route),
                        number ->
                                number.equals(OURS)
                                        ? Optional.of(new TrunkId(7))
                                        : Optional.empty());

        assertThat(found).isEqualTo(Optional.ofNullable(trunk).map(TrunkId::new));
    }

    private static CallRecord record(
            Direction direction, String origin, @Nullable String gateway, String route) {
        return new CallRecord(
                new CallId("1"),
                "call-id",
                direction,
                origin,
                "+4722000100",
                "+4790000001",
                route,
                RoutedBy.TABLE,
                Optional.ofNullable(gateway).map(GatewayName::new),
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                DialResult.ANSWERED,
                16,
                200,
                "OK",
                EndedBy.CALLER);
    }
}
