package dev.patchbay.orchestrator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Standing;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineFilesTest {

    @ParameterizedTest
    @ValueSource(strings = {"asterisk-ari", "asterisk-ami", "freeswitch-esl"})
    void leaveADraftOutAltogether(String kind) {
        var works = trunk(7, new StaticPeers(List.of(SipAddress.udp("203.0.113.10", 5060))));
        var draft = trunk(8, new StaticPeers(List.of()));

        var config =
                EngineFiles.of(
                        new EngineKind(kind),
                        List.of(SipAddress.udp("198.18.20.10", 5060)),
                        List.of(works, draft),
                        true);

        assertThat(config.files().values()).noneMatch(text -> text.contains("t8-"));
        assertThat(config.files().values()).anyMatch(text -> text.contains("203.0.113.10"));
    }

    /// Never by two ways: the carrier would ring each of them.
    @ParameterizedTest
    @CsvSource({"asterisk-ari, true", "asterisk-ami, false", "freeswitch-esl, true"})
    void registerEachAccountByOneWay(String kind, boolean registers) {
        var usual =
                trunk(
                        7,
                        new Registration(
                                SipAddress.udp("registrar.carrier.example", 5060),
                                List.of(
                                        new TrunkAccount("acme", "", new Secret("secret")),
                                        new TrunkAccount("other", "", new Secret("secret"))),
                                List.of(
                                        SipAddress.udp("203.0.113.4", 5060),
                                        SipAddress.udp("203.0.113.5", 5060)),
                                Duration.ofMinutes(5),
                                AccountManner.USUAL,
                                List.of()));

        var config =
                EngineFiles.of(
                        new EngineKind(kind),
                        List.of(SipAddress.udp("198.18.20.10", 5060)),
                        List.of(standing(usual, new Standing(2, false), Standing.USUAL)),
                        registers);

        assertThat(config.gateways())
                .extracting(GatewayName::value)
                .containsExactlyInAnyOrder("teams", "t7-1", "t7-1-2", "t7-2", "t7-2-2");
        assertThat(registering(String.join("\n", config.files().values())))
                .containsExactlyElementsOf(registers ? List.of("t7-1-2", "t7-2") : List.of());
    }

    private static List<String> registering(String files) {
        return Pattern.compile(
                        "\\[(\\S+)]\ntype = registration"
                                + "|<gateway name=\"(\\S+)\">(?:(?!</gateway>)[\\s\\S])*\"register\" value=\"true\"")
                .matcher(files)
                .results()
                .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
                .toList();
    }

    private static Trunk standing(Trunk trunk, Standing... standings) {
        return new Trunk(
                trunk.id(),
                trunk.customer(),
                trunk.name(),
                trunk.enabled(),
                trunk.country(),
                trunk.connection(),
                trunk.habits(),
                trunk.barring(),
                trunk.media(),
                trunk.preset(),
                trunk.whereabouts(),
                List.of(standings));
    }

    private static Trunk trunk(long id, TrunkConnection connection) {
        return new Trunk(
                new TrunkId(id),
                new CustomerId(1),
                new DisplayName("Trunk " + id),
                true,
                new Country("NO"),
                connection,
                Habits.USUAL,
                Barring.NONE,
                Media.USUAL,
                Optional.empty());
    }
}
