package dev.patchbay.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.trunk.CallerPlacement;
import dev.patchbay.orchestrator.trunk.Diverting;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.NumberFormat;
import dev.patchbay.orchestrator.trunk.Standing;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountOrderTest {

    private static final List<TrunkAccount> ACCOUNTS =
            List.of(
                    account("main"),
                    account("oslo", "+4722"),
                    account("4722000100"),
                    account("sales", "+4722000", "+4790"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // whose call, how the accounts stand, in which order they are tried
                "-, . . . ., 0 1 2 3",
                "+4755000100, . . . ., 0 1 2 3",
                "+4722999999, . . . ., 1 0 2 3",
                "+4722000199, . . . ., 3 1 0 2",
                "+4722000100, . . . ., 2 3 1 0",
                "+4790000001, . . . ., 3 0 1 2",
                // whom the registrar will not have comes last, whosever call it is
                "+4722000100, . . x ., 3 1 0 2",
                "-, x . . ., 1 2 3 0",
                "-, x x x x, 0 1 2 3"
            })
    void beginsWithTheAccountTheCallersNumberBelongsTo(
            @Nullable String caller, String standings, String order) {
        var trunk = trunk(Habits.USUAL, List.of(), standings.replace(".", "1").split(" "));

        var tried = AccountOrder.of(trunk, registration(trunk), number(caller));

        assertThat(tried.stream().map(it -> it.account() + "")).containsExactly(order.split(" "));
    }

    @Test
    void beginsEachAccountWithTheWayItRegistersBy() {
        var proxies =
                List.of(
                        SipAddress.udp("203.0.113.4", 5060),
                        SipAddress.udp("203.0.113.5", 5060),
                        SipAddress.udp("203.0.113.6", 5060));
        var trunk = trunk(Habits.USUAL, proxies, "2", "1", "3", "9");

        var tried = AccountOrder.of(trunk, registration(trunk), Optional.empty());

        assertThat(tried.stream().map(it -> it.account() + ":" + it.way()))
                .containsExactly(
                        "0:2",
                        "0:1",
                        "0:3",
                        "1:1",
                        "1:2",
                        "1:3",
                        "2:3",
                        "2:1",
                        "2:2",
                        // there is no ninth way any more
                        "3:1",
                        "3:2",
                        "3:3");
        assertThat(GatewayNames.registering(trunk).stream().map(Object::toString))
                .containsExactly("t7-1-2", "t7-2", "t7-3-3", "t7-4");
        assertThat(GatewayNames.of(trunk))
                .hasSize(12)
                .allSatisfy(it -> {
                    assertThat(GatewayNames.trunkOf(it)).contains(trunk.id());
                    assertThat(
                                    GatewayNames.of(
                                            trunk.id(),
                                            GatewayNames.placeOf(it),
                                            GatewayNames.wayOf(it)))
                            .isEqualTo(it);
                });
    }

    /// The rows of a number's calls out, with each account told where the carrier reads it.
    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_IN_FROM, '', trunk:t7-2:*:oslo:pai:+4722999999@203.0.113.3|trunk:t7-1:*:main:",
        "ACCOUNT_IN_PAI, '', trunk:t7-2:*:*:pai:oslo@203.0.113.3|trunk:t7-1:*:*:pai:main@",
        "ACCOUNT_IN_FROM, pilot, trunk:t7-2:*:pilot:pai:+4722999999@203.0.113.3|trunk:t7-1:*:pilot:",
        "FROM, '', trunk:t7-2:*|trunk:t7-1:*|trunk:t7-3:*|trunk:t7-4:*"
    })
    void tellsTheAccountThatIsUsed(CallerPlacement placement, String account, String targets) {
        var habits =
                new Habits(
                        NumberFormat.E164,
                        NumberFormat.E164,
                        placement,
                        Optional.of(account).filter(it -> !it.isEmpty()),
                        "",
                        Optional.empty(),
                        Diverting.USUAL);
        var table =
                Example.table(
                        List.of(Example.ACME),
                        List.of(trunk(habits, List.of())),
                        List.of(Example.assigned("+4722999999", 7)));

        var row =
                RoutesAhead.of(table, Mode.AHEAD)
                        .get("out/%s/+4722999999".formatted(Example.ACME.fqdn()));

        assertThat(row).contains(targets);
    }

    private static TrunkAccount account(String username, String... numbers) {
        return new TrunkAccount(username, "", new Secret("secret"), List.of(numbers));
    }

    private static Optional<PhoneNumber> number(@Nullable String text) {
        return Optional.ofNullable(text).map(PhoneNumber::new);
    }

    private static Registration registration(Trunk trunk) {
        return (Registration) trunk.connection();
    }

    /// @param standings the way each account registers by, or x for one that is refused
    private static Trunk trunk(Habits habits, List<SipAddress> proxies, String... standings) {
        var usual =
                Example.with(
                        habits,
                        "NO",
                        Example.connected(
                                7,
                                1,
                                new Registration(
                                        SipAddress.udp("203.0.113.3", 5060),
                                        ACCOUNTS,
                                        proxies,
                                        Duration.ofMinutes(5),
                                        AccountManner.USUAL,
                                        List.of())));
        return Example.standing(
                usual,
                Arrays.stream(standings)
                        .map(it ->
                                it.equals("x")
                                        ? new Standing(1, true)
                                        : new Standing(Integer.parseInt(it), false))
                        .toList());
    }
}
