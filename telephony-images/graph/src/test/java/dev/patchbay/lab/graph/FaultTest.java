package dev.patchbay.lab.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultTest {

    private static final String FREE = "+4722000100";

    @RegisterExtension private final Lab lab = new Lab();
    private final GraphServer server = lab.server();
    private final Client client = lab.client();

    @Test
    void happensAsOftenAsAsked() throws Exception {
        server.fault(Call.USERS, new Fault.Refuses(503, "ServiceUnavailable", 7), 2);

        var first = client.get("/users");
        var second = client.get("/users");
        var third = client.get("/users");

        assertThat(first.status()).isEqualTo(503);
        assertThat(first.header("retry-after")).isEqualTo("7");
        assertThat(first.error()).isEqualTo("ServiceUnavailable");
        assertThat(second.status()).isEqualTo(503);
        assertThat(third.status()).isEqualTo(200);
    }

    @Test
    void canLastForAWhile() throws Exception {
        server.fault(
                Call.TOKEN,
                new Fault.Refuses(503, "temporarily_unavailable", 0),
                Duration.ofHours(1));

        var during = client.token(Client.ACME, Client.SECRET);
        lab.clock().pass(Duration.ofMinutes(61));
        var after = client.token(Client.ACME, Client.SECRET);

        assertThat(during.status()).isEqualTo(503);
        assertThat(after.status()).isEqualTo(200);
    }

    @Test
    void aLostAnswerHidesAWriteThatWasDone() {
        server.fault(Call.ASSIGN, new Fault.LosesAnswer(), 1);

        assertThatThrownBy(() -> client.assign(FREE, "kari@acme.example"))
                .isInstanceOf(IOException.class);

        lab.clock().pass(Duration.ofSeconds(1));
        assertThat(server.holder(Client.ACME, FREE)).isPresent();
        assertThat(server.requests(Call.ASSIGN, 0)).isEqualTo(1);
    }

    @Test
    void aConnectionClosedAtOnceHidesNothing() {
        server.fault(Call.ASSIGN, new Fault.HangsUp(), 1);

        assertThatThrownBy(() -> client.assign(FREE, "kari@acme.example"))
                .isInstanceOf(IOException.class);

        lab.clock().pass(Duration.ofSeconds(1));
        assertThat(server.holder(Client.ACME, FREE)).isEmpty();
    }

    @Test
    void aSilentNoOpSucceedsAndChangesNothing() throws Exception {
        server.fault(Call.ASSIGN, new Fault.SilentNoOp(), 1);

        var operation = finished(client.assign(FREE, "kari@acme.example"));

        assertThat(operation).isEqualTo("succeeded");
        assertThat(server.holder(Client.ACME, FREE)).isEmpty();
    }

    @Test
    void anOperationCanBeMadeToFailOrToBeSkipped() throws Exception {
        server.fault(Call.ASSIGN, new Fault.FailsInside(Trouble.INTERNAL), 1);
        server.fault(Call.UNASSIGN, new Fault.Skipped(), 1);

        assertThat(finished(client.assign(FREE, "kari@acme.example"))).isEqualTo("failed");
        assertThat(finished(client.unassign("+4722000102"))).isEqualTo("skipped");
        assertThat(server.holder(Client.ACME, "+4722000102")).isPresent();
    }

    @Test
    void anAnswerCanBeWrappedOrNoJsonAtAll() throws Exception {
        var accepted = client.unassign("+4722000102");
        server.fault(Call.OPERATION, new Fault.Wrapped(), 1);
        server.fault(Call.OPERATION, new Fault.Garbage(), 1);

        assertThat(client.operation(accepted).json().path("value").path("status").asString(""))
                .isEqualTo("notStarted");
        assertThat(client.operation(accepted).text()).startsWith("<html>");
        assertThat(client.operation(accepted).json().path("status").asString(""))
                .isEqualTo("notStarted");
    }

    @Test
    void aTokenCanBeRefusedInTheMiddleOfAnOperation() throws Exception {
        var accepted = client.unassign("+4722000102");
        server.fault(Call.OPERATION, new Fault.RevokesToken(), 1);

        var refused = client.operation(accepted);
        var stubborn = client.operation(accepted);
        var renewed = client.signedIn().operation(accepted);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(stubborn.status()).isEqualTo(401);
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(server.broken()).contains("refused-token-is-dropped");
    }

    @Test
    void aSlowAnswerIsTheRightOne() throws Exception {
        server.fault(Call.ORGANIZATION, new Fault.Slow(Duration.ofMillis(50)), 1);

        assertThat(client.get("/organization").status()).isEqualTo(200);
    }

    @Test
    void endsWhenMended() throws Exception {
        server.fault(Call.USERS, new Fault.Garbage(), 5);

        server.mend();

        assertThat(client.get("/users").status()).isEqualTo(200);
    }

    private String finished(Client.Got accepted) throws Exception {
        lab.clock().pass(Duration.ofSeconds(2));
        return client.operation(accepted).json().path("status").asString("");
    }
}
