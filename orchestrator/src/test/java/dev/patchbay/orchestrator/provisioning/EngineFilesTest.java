package dev.patchbay.orchestrator.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
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
