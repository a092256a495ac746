package dev.patchbay.lab.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Two customers' tenants behind one edge, at the same time.
class TenantsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String GLOBEX = "globex.dr.voiceops.example";
    private static final String GLOBEX_NUMBER = "+4721000100";
    private static final int EACH = 5;

    private final Lab lab = Lab.running();

    @Test
    void carriesTwoTenantsCallsBothWaysAtOnce() {
        // given
        addGlobex();

        // when
        var in = CompletableFuture.supplyAsync(() -> lab.fromAccount("globex", GLOBEX_NUMBER));
        var out =
                CompletableFuture.supplyAsync(() ->
                        lab.fromTenant(GLOBEX, GLOBEX_NUMBER, Lab.OUTSIDE, EACH, "--seconds", "1"));
        var acmeIn = lab.fromCarrier(Lab.NUMBER, EACH, "--seconds", "1");
        var acmeOut = lab.fromTeams(Lab.NUMBER, Lab.OUTSIDE, EACH, "--seconds", "1");

        // then
        assertThat(in.join()).hasSize(1).allMatch(OutageIT::heard);
        assertThat(out.join()).hasSize(EACH).allMatch(OutageIT::heard);
        assertThat(acmeIn).hasSize(EACH).allMatch(OutageIT::heard);
        assertThat(acmeOut).hasSize(EACH).allMatch(OutageIT::heard);
        assertThat(lab.brokenRules()).isEmpty();
    }

    @Test
    void takesNoCallForATenantNobodyHas() {
        var calls = lab.fromTenant("nobody.dr.voiceops.example", Lab.NUMBER, Lab.OUTSIDE, 1);

        assertThat(calls.getFirst().path("finalStatus").asInt(0)).isIn(403, 404);
    }

    private void addGlobex() {
        for (var customer : lab.api("GET", "/customers", "")) {
            if (customer.path("name").asString("").equals("Globex")) {
                return;
            }
        }
        var customer = lab.api("POST", "/customers", "{\"name\":\"Globex\"}").path("id").asLong(0);
        lab.api("POST", "/tenants", "{\"customer\":%d,\"label\":\"globex\"}".formatted(customer));
        var trunk =
                lab.api(
                                "POST",
                                "/trunks",
                                """
                                {"customer":%d,"name":"Globex account","country":"NO","connection":
                                {"type":"registration","registrar":{"host":"carrier-registrar","port":5060,
                                "transport":"UDP"},"username":"globex","password":"lab-only-password-2",
                                "refreshSeconds":120}}
                                """
                                        .formatted(customer))
                        .path("id")
                        .asLong(0);
        lab.api(
                "POST",
                "/numbers",
                "{\"number\":\"%s\",\"trunk\":%d}".formatted(GLOBEX_NUMBER, trunk));
        lab.api(
                "PUT",
                "/numbers/%s/assignment".formatted(GLOBEX_NUMBER),
                "{\"type\":\"teams-user\",\"target\":\"hank@globex.example\"}");
        await().atMost(PATIENCE)
                .until(() -> lab.in("carrier", "carrier", "registrations").contains("globex"));
        await().atMost(PATIENCE).until(lab::ready);
    }
}
