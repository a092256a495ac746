package dev.patchbay.lab.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyAndDomainTest {

    private static final String DOMAIN = "acme.dr.voiceops.example";

    @RegisterExtension private final Lab lab = new Lab();
    private final GraphServer server = lab.server();
    private final Client client = lab.client();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getPolicyId(type='OnlineVoiceRoutingPolicy',name='VoiceOps-VRP')",
                "microsoft.graph.teamsAdministration.getPolicyId(name='VoiceOps-VRP',type='OnlineVoiceRoutingPolicy')",
            })
    void aPolicyIsFoundAndGiven(String function) throws Exception {
        // given
        var id =
                client.get("/admin/teams/policy/" + function)
                        .json()
                        .path("value")
                        .path(0)
                        .path("policyId")
                        .asString("");
        var kari = server.accountId(Client.ACME, "kari@acme.example");

        // when
        var given =
                client.post(
                        "/admin/teams/policy/userAssignments/microsoft.graph.teamsAdministration.assign",
                        """
                        {"value": [{"userId": "%s", "policyType": "OnlineVoiceRoutingPolicy", "policyId": "%s"}]}
                        """
                                .formatted(kari, id));

        // then
        assertThat(given.status()).isEqualTo(204);
        assertThat(
                        client.get("/admin/teams/userConfigurations/" + kari)
                                .json()
                                .path("effectivePolicyAssignments")
                                .path(0)
                                .path("policyAssignment")
                                .path("displayName")
                                .asString(""))
                .isEqualTo("VoiceOps-VRP");
    }

    @Test
    void aPolicyTypeNobodyHasIsRefused() throws Exception {
        assertThat(client.get("/admin/teams/policy/getPolicyId(type='X',name='Y')").status())
                .isEqualTo(400);
    }

    @Test
    void aDomainIsVerifiedByItsTextRecord() throws Exception {
        // given
        var added = client.post("/domains", "{\"id\": \"" + DOMAIN + "\"}");
        var text =
                client.get("/domains/" + DOMAIN + "/verificationDnsRecords")
                        .json()
                        .path("value")
                        .path(0)
                        .path("text")
                        .asString("");

        // when
        var early = client.post("/domains/" + DOMAIN + "/verify", "");
        server.publish(DOMAIN, text);
        var proven = client.post("/domains/" + DOMAIN + "/verify", "");

        // then
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("isVerified").asBoolean()).isFalse();
        assertThat(text).startsWith("MS=ms");
        assertThat(early.status()).isEqualTo(400);
        assertThat(proven.json().path("isVerified").asBoolean()).isTrue();
        assertThat(client.token(DOMAIN, Client.SECRET).status()).isEqualTo(200);
    }

    @Test
    void aNameBelowAVerifiedOneNeedsNoProof() throws Exception {
        var added = client.post("/domains", "{\"id\": \"sip.acme.example\"}");

        assertThat(added.json().path("isVerified").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "globex.example",
                "acme.example",
                "not a domain",
                "a.name.that.is.longer.than.48.characters.voiceops.example"
            })
    void aNameThatCannotBeIsRefused(String name) throws Exception {
        assertThat(client.post("/domains", "{\"id\": \"" + name + "\"}").status()).isEqualTo(400);
    }
}
