package dev.patchbay.engine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.Route.Dial;
import dev.patchbay.engine.spi.Route.Refuse;
import dev.patchbay.engine.spi.Route.Target;
import dev.patchbay.engine.spi.Route.Target.ToTeams;
import dev.patchbay.engine.spi.Route.Target.ToTrunk;
import dev.patchbay.telephony.HostName;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    private static final Target ACME =
            new ToTeams("+4722000100", new HostName("acme.dr.voiceops.example"));

    @Test
    void isWrittenInTheOrderTheTargetsAreTried() {
        var route =
                new Dial(
                        false,
                        "caller-has-trunk",
                        Duration.ofMinutes(2),
                        List.of(
                                new ToTrunk(new GatewayName("t7-1"), Optional.empty()),
                                new ToTrunk(new GatewayName("t7-2"), Optional.of("004790"))));

        assertThat(route.encoded())
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t7-1:*|trunk:t7-2:004790");
        assertThat(route.asked(true).encoded()).startsWith("1|ask|caller-has-trunk|");
    }

    @Test
    void writesARefusalWithBothItsStatuses() {
        assertThat(new Refuse("number-unknown", 404, 1).encoded())
                .isEqualTo("1|refuse|number-unknown|404|1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+47|22", "+47 22", "+47\n22", "22;x", "22,30", "${EXTEN}", "22:1", ""})
    void takesNoNumberTheDialplanWouldMisread(String number) {
        assertThatThrownBy(() -> new ToTeams(number, new HostName("acme.example")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected")
                .hasMessageNotContaining("\n");
    }

    @Test
    void takesOneToEightTargets() {
        assertThatThrownBy(() -> dial(List.of())).hasMessageContaining("1 to 8");
        assertThatThrownBy(() -> dial(Collections.nCopies(9, ACME))).hasMessageContaining("1 to 8");
        assertThat(dial(Collections.nCopies(8, ACME)).targets()).hasSize(8);
    }

    @Test
    void isNeverLongerThanAVariableOfTheEngineHolds() {
        var longest =
                new ToTeams(
                        "+4722000100",
                        new HostName("a".repeat(60) + ".".concat("b".repeat(60)) + ".example"));

        assertThatThrownBy(() -> dial(Collections.nCopies(8, longest)).encoded())
                .hasMessageContaining("at most 1000");
    }

    private static Dial dial(List<Target> targets) {
        return new Dial(false, "number-assigned", Duration.ofMinutes(2), targets);
    }
}
