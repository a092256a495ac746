package dev.patchbay.engine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.engine.spi.Identity.Asserted;
import dev.patchbay.engine.spi.Identity.Header;
import dev.patchbay.engine.spi.Route.Callee;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    private static final Target ACME =
            new ToTeams(
                    "+4722000100",
                    new HostName("acme.dr.voiceops.example"),
                    Optional.empty(),
                    false);

    @Test
    void isWrittenInTheOrderTheTargetsAreTried() {
        var route =
                new Dial(
                        false,
                        "caller-has-trunk",
                        Duration.ofMinutes(2),
                        List.of(
                                trunk("t7-1", new Callee.AsDialled(), Identity.AS_IT_IS),
                                trunk("t7-2", new Callee.Fixed("004790"), Identity.AS_IT_IS)));

        assertThat(route.encoded())
                .isEqualTo("1|dial|caller-has-trunk|120|trunk:t7-1:*|trunk:t7-2:004790");
        assertThat(route.asked(true).encoded()).startsWith("1|ask|caller-has-trunk|");
    }

    @Test
    void saysHowNumbersAreWrittenAndWhatTheCarrierIsToldOfTheCaller() {
        var spelt = new Callee.Spelt(new Spelling("47", "0", "00"));
        var asserted = new Asserted(Header.PAI, "022000100", new HostName("sip.carrier.example"));

        assertThat(trunk("t7-1", spelt, Identity.AS_IT_IS).encoded())
                .isEqualTo("trunk:t7-1:_47_0_00");
        assertThat(
                        trunk(
                                        "t7-1",
                                        spelt,
                                        new Identity(
                                                Optional.of("acme"),
                                                Optional.of(asserted),
                                                Optional.empty()))
                                .encoded())
                .isEqualTo("trunk:t7-1:_47_0_00:acme:pai:022000100@sip.carrier.example");
        assertThat(
                        trunk(
                                        "t7-1",
                                        new Callee.AsDialled(),
                                        new Identity(
                                                Optional.empty(),
                                                Optional.of(asserted),
                                                Optional.empty()))
                                .encoded())
                .isEqualTo("trunk:t7-1:*:*:pai:022000100@sip.carrier.example");
        assertThat(
                        new ToTeams(
                                        "+4722000100",
                                        new HostName("acme.example"),
                                        Optional.of(new Reading("00", "47", "")),
                                        false)
                                .encoded())
                .isEqualTo("teams:+4722000100@acme.example:_00_47_");
    }

    @Test
    void saysHowItIsToldWhoForwardedTheCall() {
        var diversion =
                Optional.of(
                        new Diversion(
                                Diversion.Form.DIVERSION,
                                new Spelling("47", "0", "00"),
                                new HostName("sip.carrier.example")));
        var asserted = new Asserted(Header.PAI, "022000100", new HostName("sip.carrier.example"));
        var reading = Optional.<Route.Told>of(new Reading("00", "47", ""));

        assertThat(toTrunk(new Identity(Optional.empty(), Optional.empty(), diversion)))
                .isEqualTo("trunk:t7-1:*:*:::div:_47_0_00:sip.carrier.example");
        assertThat(toTrunk(new Identity(Optional.of("acme"), Optional.of(asserted), diversion)))
                .isEqualTo(
                        "trunk:t7-1:*:acme:pai:022000100@sip.carrier.example"
                                + ":div:_47_0_00:sip.carrier.example");
        assertThat(toTeams(Optional.empty())).isEqualTo("teams:+4722000100@acme.example::div");
        assertThat(toTeams(reading)).isEqualTo("teams:+4722000100@acme.example:_00_47_:div");
        assertThat(toTeams(Optional.of(new Route.Written("+4790000001"))))
                .isEqualTo("teams:+4722000100@acme.example:+4790000001:div");
    }

    @ParameterizedTest
    @CsvSource({
        "+4722000101.302.unconditional, +4722000101",
        "+4722000101.302.unconditional/+4722000102.486.user-busy.p, +4722000102",
        "'', ''",
        "x, ''"
    })
    void knowsWhoForwardedACallLast(String words, String number) {
        assertThat(Diversion.last(words)).isEqualTo(number);
    }

    private static String toTrunk(Identity identity) {
        return trunk("t7-1", new Callee.AsDialled(), identity).encoded();
    }

    private static String toTeams(Optional<Route.Told> reading) {
        return new ToTeams("+4722000100", new HostName("acme.example"), reading, true).encoded();
    }

    @Test
    void takesNoFixedNumberThatWouldBeReadAsARule() {
        for (var number : List.of("*", "_47_0_00", "+47:22", "")) {
            assertThatThrownBy(() -> new Callee.Fixed(number)).hasMessageContaining("expected");
        }
    }

    @Test
    void writesARefusalWithBothItsStatuses() {
        assertThat(new Refuse("number-unknown", 404, 1).encoded())
                .isEqualTo("1|refuse|number-unknown|404|1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+47|22", "+47 22", "+47\n22", "22;x", "22,30", "${EXTEN}", "22:1", ""})
    void takesNoNumberTheDialplanWouldMisread(String number) {
        assertThatThrownBy(() ->
                        new ToTeams(number, new HostName("acme.example"), Optional.empty(), false))
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
                        new HostName("a".repeat(60) + ".".concat("b".repeat(60)) + ".example"),
                        Optional.empty(),
                        false);

        assertThatThrownBy(() -> dial(Collections.nCopies(8, longest)).encoded())
                .hasMessageContaining("at most 1000");
    }

    @Test
    void takesAsManyTargetsAsFit() {
        var longName =
                new ToTeams(
                        "+4722000100",
                        new HostName("a".repeat(60) + ".".concat("b".repeat(60)) + ".example"),
                        Optional.empty(),
                        false);

        assertThat(Route.fitting(Collections.nCopies(20, ACME))).hasSize(8);
        assertThat(dial(Route.fitting(Collections.nCopies(8, longName))).encoded())
                .hasSizeLessThan(1000);
        assertThat(Route.fitting(Collections.nCopies(8, longName))).hasSizeGreaterThan(5);
    }

    private static Target trunk(String gateway, Callee callee, Identity identity) {
        return new ToTrunk(new GatewayName(gateway), callee, identity);
    }

    private static Dial dial(List<Target> targets) {
        return new Dial(false, "number-assigned", Duration.ofMinutes(2), targets);
    }
}
