package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState.Health;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.engine.GatewayHistory.Seen;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Standing;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Whereabouts;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrunkHealthTest {

    @ParameterizedTest
    @CsvSource({
        // enabled, what the engines say of its addresses, how it does
        "true, UP, UP",
        "true, UP UP, UP",
        "true, UP UNKNOWN, UP",
        "true, UP DOWN, PARTLY",
        "true, DOWN UNKNOWN, PARTLY",
        "true, DOWN DOWN, DOWN",
        "true, UNKNOWN, UNKNOWN",
        "true, '', UNKNOWN",
        "false, '', DISABLED",
        "false, DOWN, DISABLED"
    })
    void takesAllAddressesTogether(boolean enabled, String said, TrunkHealth expected) {
        var seen =
                Arrays.stream(said.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> seen("t7-1", Health.valueOf(word)))
                        .toList();

        assertThat(TrunkHealth.of(enabled, seen)).isEqualTo(expected);
    }

    /// A way that nothing is registered by may well answer, and no call comes all the same.
    @ParameterizedTest
    @CsvSource({
        // the account by its first way and by its second, by which it registers, how the trunk does
        "DOWN, UP, 1, DOWN",
        "DOWN, UNKNOWN, 1, DOWN",
        "UP, DOWN, 1, PARTLY",
        "DOWN, UP, 2, PARTLY",
        "UP, UP, 2, UP"
    })
    void isDownWhereNoAccountIsRegistered(
            Health first, Health second, int way, TrunkHealth expected) {
        assertThat(
                        TrunkHealth.of(
                                account(way),
                                List.of(seen("t7-1", first), seen("t7-1-2", second)),
                                "engine-1"))
                .isEqualTo(expected);
    }

    /// The others have the account as well, to place calls by, and do not register it.
    @ParameterizedTest
    @CsvSource({
        // the account as the first engine and as another sees it, a way nothing is registered by
        "DOWN, UNKNOWN, UNKNOWN, DOWN",
        "DOWN, UP, UP, DOWN",
        "UP, UNKNOWN, UNKNOWN, UP",
        "UP, UNKNOWN, DOWN, PARTLY",
        "-, UP, UNKNOWN, UNKNOWN",
        "-, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void goesByTheEngineThatRegisters(
            String first, Health other, Health secondWay, TrunkHealth expected) {
        var seen = new ArrayList<Seen>();
        if (!first.equals("-")) {
            seen.add(seen("t7-1", Health.valueOf(first)));
        }
        seen.add(seen("engine-2", "t7-1", other));
        seen.add(seen("engine-2", "t7-1-2", secondWay));

        assertThat(TrunkHealth.of(account(1), seen, "engine-1")).isEqualTo(expected);
    }

    private static Trunk account(int way) {
        return new Trunk(
                new TrunkId(7),
                new CustomerId(1),
                new DisplayName("Trunk"),
                true,
                new Country("NO"),
                new Registration(
                        SipAddress.udp("203.0.113.3", 5060),
                        List.of(new TrunkAccount("acme", "", new Secret("secret"))),
                        List.of(
                                SipAddress.udp("203.0.113.4", 5060),
                                SipAddress.udp("203.0.113.5", 5060)),
                        Duration.ofMinutes(5),
                        AccountManner.USUAL,
                        List.of()),
                Habits.USUAL,
                Barring.NONE,
                Media.USUAL,
                Optional.empty(),
                Whereabouts.NONE,
                List.of(new Standing(way, false)));
    }

    private static Seen seen(String gateway, Health health) {
        return seen("engine-1", gateway, health);
    }

    private static Seen seen(String engine, String gateway, Health health) {
        return new Seen(
                engine, new GatewayName(gateway), health, "", Instant.EPOCH, Optional.empty());
    }
}
