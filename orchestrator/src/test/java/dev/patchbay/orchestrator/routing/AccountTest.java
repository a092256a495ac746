package dev.patchbay.orchestrator.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {

    @Test
    void takesAnAccountsCallsFromRegistrarProxyAndWhatElseIsNamed() {
        assertThat(rows("203.0.113.3", "203.0.113.4", "198.51.100.8/31"))
                .containsOnlyKeys(
                        "from/t7/203.0.113.3",
                        "from/t7/203.0.113.4",
                        "from/t7/198.51.100.8",
                        "from/t7/198.51.100.9")
                .containsValue("yes");
    }

    @Test
    void goesByTheContactAloneAsLongAsNobodyKnowsWhereANameLeads() {
        assertThat(rows("203.0.113.3", "proxy.example", "198.51.100.8/31"))
                .containsOnlyKeys("from/t7/any");
        assertThat(rows("registrar.example", "203.0.113.4")).containsOnlyKeys("from/t7/any");
    }

    private static Map<String, String> rows(String registrar, String proxy, String... also) {
        var account =
                new Registration(
                        SipAddress.udp(registrar, 5060),
                        List.of(new TrunkAccount("acme", "", new Secret("secret"))),
                        List.of(SipAddress.udp(proxy, 5060)),
                        Duration.ofMinutes(5),
                        AccountManner.USUAL,
                        List.of(also).stream().map(Ipv4Network::parse).toList());
        return RoutesAhead.of(
                Example.table(List.of(), List.of(Example.connected(7, 1, account)), List.of()),
                Mode.AHEAD);
    }
}
