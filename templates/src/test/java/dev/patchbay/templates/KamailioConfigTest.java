package dev.patchbay.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Ipv4Network;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KamailioConfigTest {

    private static final HostName DOMAIN = new HostName("dr.voiceops.example");
    private static final HostName PUBLIC = new HostName("198.18.10.10");
    private static final HostName PRIVATE = new HostName("198.18.20.10");
    private static final HostName ENGINE = new HostName("198.18.20.21");

    @Test
    void rendersTheLabsEdgeExactly() throws IOException {
        var lab =
                new EdgeConfig(
                        DOMAIN,
                        DOMAIN,
                        PUBLIC,
                        PRIVATE,
                        EdgeConfig.MICROSOFT_HUBS,
                        List.of(Ipv4Network.parse("198.18.10.0/24")),
                        List.of(ENGINE));

        Golden.assertMatches("kamailio/lab", KamailioConfig.render(lab));
    }

    @Test
    void rendersSeveralEnginesAndMicrosoftsOwnNetworksExactly() throws IOException {
        var production =
                new EdgeConfig(
                        DOMAIN,
                        DOMAIN,
                        new HostName("203.0.113.10"),
                        PRIVATE,
                        EdgeConfig.MICROSOFT_HUBS,
                        EdgeConfig.MICROSOFT_NETWORKS,
                        List.of(ENGINE, new HostName("198.18.20.22")));

        Golden.assertMatches("kamailio/two-engines", KamailioConfig.render(production));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dr.voiceops.example\nlisten=udp:0.0.0.0:5060",
                "dr.voiceops.example\";exit;\"",
                "dr.voiceops.example#",
                "dr.voiceops.example;lr",
                "dr.voiceops.example/*",
                "$var(x).example",
                "dr voiceops.example",
                "dr.voiceops.exämple",
                "*.voiceops.example"
            })
    void refusesANameThatKamailioWouldReadAsSomethingElse(String evil) {
        assertThatThrownBy(() -> new HostName(evil)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "52.112.0.0",
                "52.112.0.0/0",
                "52.112.0.0/33",
                "52.113.0.0/14",
                "0.0.0.0/0",
                "52.112.0.0/14\n1 0.0.0.0 1",
                "52.112.0.0/14 # all",
                "::/3"
            })
    void refusesANetworkThatAdmitsOthersThanItSays(String evil) {
        assertThatThrownBy(() -> Ipv4Network.parse(evil))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.10", "example", "a.b-"})
    void refusesADomainThatLeavesNoRoomForTenants(String domain) {
        assertThatThrownBy(() -> edgeWith(new HostName(domain), List.of(ENGINE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnEdgeWithoutEnginesOrWithEnginesByName() {
        assertThatThrownBy(() -> edgeWith(DOMAIN, List.of())).hasMessageContaining("engines");
        assertThatThrownBy(() -> edgeWith(DOMAIN, List.of(DOMAIN)))
                .hasMessageContaining("admitted by address");
    }

    @Test
    void matchesTenantsByPatternInWhichADotIsADot() {
        var requests = KamailioConfig.render(edgeWith(DOMAIN, List.of(ENGINE))).get("requests.cfg");

        assertThat(requests).contains("^[a-z0-9]([a-z0-9-]*[a-z0-9])?[.]dr[.]voiceops[.]example$");
    }

    @Test
    void tellsEnginesTheNameATenantHasAtTheFirstEdge() {
        var second =
                KamailioConfig.render(
                                edgeWith(new HostName("dr2.voiceops.example"), List.of(ENGINE)))
                        .get("requests.cfg");

        assertThat(second)
                .contains("$avp(known) = $(avp(tenant){s.before,.}) + \".dr.voiceops.example\"")
                .contains("$avp(tenant) = $(avp(known){s.before,.}) + \".dr2.voiceops.example\"");
    }

    private static EdgeConfig edgeWith(HostName domain, List<HostName> engines) {
        return new EdgeConfig(
                domain,
                DOMAIN,
                PUBLIC,
                PRIVATE,
                EdgeConfig.MICROSOFT_HUBS,
                EdgeConfig.MICROSOFT_NETWORKS,
                engines);
    }
}
