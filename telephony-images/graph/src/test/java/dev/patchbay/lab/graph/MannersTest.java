package dev.patchbay.lab.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MannersTest {

    private static final String FREE = "+4722000100";

    @RegisterExtension private final Lab lab = new Lab();
    private final GraphServer server = lab.server();
    private final Client client = lab.client();

    @Test
    void whoWaitsAsLongAsToldKeepsTheRule() throws Exception {
        server.fault(Call.NUMBERS, new Fault.Refuses(429, "TooManyRequests", 3), 1);
        client.get(Client.NUMBERS);

        lab.clock().pass(Duration.ofSeconds(3));
        client.get(Client.NUMBERS);

        assertThat(server.broken()).isEmpty();
        assertThat(server.rules()).contains(checked("obeys-retry-after", 1));
    }

    @Test
    void whoComesTooEarlyBreaksIt() throws Exception {
        server.fault(Call.NUMBERS, new Fault.Refuses(429, "TooManyRequests", 3), 1);
        client.get(Client.NUMBERS);

        lab.clock().pass(Duration.ofSeconds(2));
        client.get(Client.NUMBERS);

        assertThat(server.broken()).containsExactly("obeys-retry-after");
    }

    @Test
    void withoutRetryAfterASecondIsTheLeast() throws Exception {
        server.fault(Call.NUMBERS, new Fault.Refuses(429, "TooManyRequests", 0), 1);
        client.get(Client.NUMBERS);

        lab.clock().pass(Duration.ofMillis(500));
        client.get(Client.NUMBERS);

        assertThat(server.broken()).containsExactly("backs-off");
    }

    @Test
    void anImpatientPollIsNoticedAndSoIsOneTooMany() throws Exception {
        var accepted = client.unassign("+4722000102");
        client.operation(accepted);
        client.operation(accepted);
        assertThat(server.broken()).containsExactly("polls-with-pauses");

        lab.clock().pass(Duration.ofSeconds(2));
        client.operation(accepted);
        lab.clock().pass(Duration.ofSeconds(2));
        client.operation(accepted);

        assertThat(server.broken()).containsExactly("polls-with-pauses", "stops-polling");
    }

    @Test
    void aBlindRetryIsNoticed() {
        server.fault(Call.ASSIGN, new Fault.LosesAnswer(), 1);

        assertThat(catchThrowable(() -> client.assign(FREE, "kari@acme.example"))).isNotNull();
        lab.clock().pass(Duration.ofSeconds(2));
        assertThat(catchThrowable(() -> client.assign(FREE, "kari@acme.example"))).isNull();

        assertThat(server.broken()).containsExactly("no-blind-retry");
    }

    @Test
    void aRetryAfterALookIsNotBlind() throws Exception {
        server.fault(Call.ASSIGN, new Fault.HangsUp(), 1);

        assertThat(catchThrowable(() -> client.assign(FREE, "kari@acme.example"))).isNotNull();
        client.get(Client.NUMBERS);
        client.assign(FREE, "kari@acme.example");

        assertThat(server.broken()).isEmpty();
    }

    @Test
    void aChangeIsReadBackBeforeTheNext() throws Exception {
        finished(client.assign(FREE, "kari@acme.example"));
        client.get(
                "/admin/teams/userConfigurations/"
                        + server.accountId(Client.ACME, "kari@acme.example"));
        finished(client.unassign(FREE));
        assertThat(server.broken()).isEmpty();

        client.assign(FREE, "kari@acme.example");

        assertThat(server.broken()).containsExactly("reads-back");
    }

    @Test
    void everyRequestIsCounted() throws Exception {
        client.get("/users?$select=id");
        client.get("/users?wrong=1");

        assertThat(server.requests(Call.USERS)).isEqualTo(2);
        assertThat(server.requests(Call.USERS, 400)).isEqualTo(1);
        assertThat(server.state()).contains("\"users\":{\"200\":1,\"400\":1}");
    }

    @Test
    void resettingForgetsEverything() throws Exception {
        client.get("/users?wrong=1");

        server.reset();

        assertThat(server.broken()).isEmpty();
        assertThat(server.requests(Call.USERS)).isZero();
        assertThat(client.token(Client.ACME, Client.SECRET).status()).isEqualTo(400);
    }

    private void finished(Client.Got accepted) throws Exception {
        lab.clock().pass(Duration.ofSeconds(2));
        client.operation(accepted);
    }

    private static String checked(String rule, int count) {
        for (var one : Rule.values()) {
            if (one.id().equals(rule)) {
                return "\"name\":\"%s\",\"rule\":\"%s\",\"checked\":%d"
                        .formatted(rule, one.sentence(), count);
            }
        }
        throw new AssertionError(rule);
    }
}
