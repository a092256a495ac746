package dev.patchbay.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.telephony.InvalidValueException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which calls a trunk lets out. The trunk is a Norwegian one.
class BarringTest {

    private static final String NUMBER = "+4722000100";
    private static final String REFUSED = "1|refuse|destination-barred|403|21";

    @ParameterizedTest
    @CsvSource({
        "true, false, '', +4782900000",
        "true, false, '', 82900000",
        "false, true, '', +46812345678",
        "false, true, '', 0046812345678",
        "false, false, +882, +8823456789",
        "false, false, +47900, 004790000001",
        "false, false, +882, 99999999999999999999",
        "false, false, +882, *31*12345678"
    })
    void keepsInWhatIsBarred(boolean premium, boolean abroad, String prefix, String dialled) {
        var table = table(new Barring(premium, abroad, prefixes(prefix)));

        assertThat(routed(table, dialled)).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, +882, +4790000001",
        "true, true, +882, 90000001",
        "true, true, +47, 112",
        "true, true, +47, 1881",
        "false, true, '', +4782900000",
        "true, false, '', +46812345678"
    })
    void letsOutWhatIsNot(boolean premium, boolean abroad, String prefix, String dialled) {
        var table = table(new Barring(premium, abroad, prefixes(prefix)));

        assertThat(routed(table, dialled)).isEqualTo("1|dial|caller-has-trunk|120|trunk:t7-1:*");
    }

    /// The row's key is the caller alone, so the engine cannot know. Without anybody to ask the
    /// call goes out.
    @Test
    void hasTheEngineAskAboutCallersWhoseCalleeMatters() {
        var row = "out/%s/%s".formatted(Example.ACME.fqdn(), NUMBER);

        assertThat(RoutesAhead.of(table(new Barring(true, false, List.of())), Mode.AHEAD).get(row))
                .isEqualTo("1|ask|caller-has-trunk|120|trunk:t7-1:*");
        assertThat(RoutesAhead.of(table(Barring.NONE), Mode.AHEAD).get(row))
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t7-1:*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"882", "+", "+0", "+47;", "+47 22", "00882", "+1234567890123456"})
    void takesNoPrefixThatIsNone(String prefix) {
        assertThatThrownBy(() -> new Barring(false, false, List.of(prefix)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("+882");
    }

    @Test
    void countsAPrefixOnce() {
        assertThat(new Barring(false, false, Collections.nCopies(200, "+882")).prefixes())
                .containsExactly("+882");
    }

    private static List<String> prefixes(String prefix) {
        return prefix.isEmpty() ? List.of() : List.of(prefix);
    }

    private static String routed(RoutingTable table, String dialled) {
        return new CallRouter(table)
                .route(new Call(Direction.OUTBOUND, Example.ACME.fqdn().value(), dialled, NUMBER))
                .encoded();
    }

    private static RoutingTable table(Barring barring) {
        var trunk = Example.barred(barring, Example.staticTrunk(7, 1, "203.0.113.10"));
        return Example.table(
                List.of(Example.ACME), List.of(trunk), List.of(Example.assigned(NUMBER, 7)));
    }
}
