package dev.patchbay.lab.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class NumbersTest {

    private static final String FREE = "+4722000100";

    @RegisterExtension private final Lab lab = new Lab();
    private final MovingClock clock = lab.clock();
    private final GraphServer server = lab.server();
    private final Client client = lab.client();

    @Test
    void anAssignmentIsAcceptedRunsAndSucceeds() throws Exception {
        // given
        server.set(Delay.OPERATION, Duration.ofSeconds(9));
        var accepted = client.assign(FREE, "kari@acme.example");

        // when
        var first = client.operation(accepted).json();
        clock.pass(Duration.ofSeconds(4));
        var then = client.operation(accepted).json();
        clock.pass(Duration.ofSeconds(5));
        var last = client.operation(accepted).json();

        // then
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text()).isEmpty();
        assertThat(accepted.header("location")).contains("/operations('");
        assertThat(first.path("status").asString("")).isEqualTo("notStarted");
        assertThat(then.path("status").asString("")).isEqualTo("running");
        assertThat(last.path("status").asString("")).isEqualTo("succeeded");
        assertThat(last.path("numbers").path(0).path("status").asString("")).isEqualTo("succeeded");
        assertThat(server.holder(Client.ACME, FREE))
                .contains(server.accountId(Client.ACME, "kari@acme.example"));
        assertThat(server.broken()).isEmpty();
    }

    @Test
    void isShownAtTheNumberAndAtItsHolder() throws Exception {
        finished(client.assign(FREE, "sales@acme.example"));

        var number = number(FREE);
        var holder =
                client.get(
                        "/admin/teams/userConfigurations/"
                                + server.accountId(Client.ACME, "sales@acme.example"));

        assertThat(number.json().path("value").path(0).path("assignmentStatus").asString(""))
                .isEqualTo("voiceApplicationAssigned");
        assertThat(
                        holder.json()
                                .path("telephoneNumbers")
                                .path(0)
                                .path("telephoneNumber")
                                .asString(""))
                .isEqualTo(FREE);
        assertThat(holder.json().path("accountType").asString("")).isEqualTo("resourceAccount");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+4722000100 | per@acme.example  | User lacks appropriate licenses",
                "+4722000100 | liv@acme.example  | Usage location is not set",
                "+4722000100 | gro@acme.example  | on-premises",
                "+4722000102 | kari@acme.example | has already been assigned to another user",
                "+4722000103 | kari@acme.example | has already been assigned to another user",
                "+4722000104 | kari@acme.example | is not found from tenant",
                "+4722000105 | kari@acme.example | on-premises",
            })
    void failsInsideTheOperation(String number, String who, String detail) throws Exception {
        var operation = finished(client.assign(number, who));

        assertThat(operation.path("status").asString("")).isEqualTo("failed");
        assertThat(operation.path("numbers").path(0).path("statusDetail").asString(""))
                .contains(detail);
    }

    @Test
    void aNumberWhoseHolderIsGoneCanNeitherBeGivenNorTaken() throws Exception {
        server.deleteAccount(Client.ACME, "ola@acme.example");

        assertThat(
                        number("+4722000102")
                                .json()
                                .path("value")
                                .path(0)
                                .path("assignmentStatus")
                                .asString(""))
                .isEqualTo("userAssigned");
        assertThat(
                        finished(client.assign("+4722000102", "kari@acme.example"))
                                .path("status")
                                .asString(""))
                .isEqualTo("failed");
        assertThat(finished(client.unassign("+4722000102")).path("status").asString(""))
                .isEqualTo("failed");
    }

    @Test
    void whatIsSoAlreadyIsSkipped() throws Exception {
        assertThat(
                        finished(client.assign("+4722000102", "ola@acme.example"))
                                .path("status")
                                .asString(""))
                .isEqualTo("skipped");
    }

    @Test
    void isFreeAgainAfterUnassigning() throws Exception {
        finished(client.unassign("+4722000102"));

        assertThat(server.holder(Client.ACME, "+4722000102")).isEmpty();
        assertThat(
                        finished(client.assign("+4722000102", "kari@acme.example"))
                                .path("status")
                                .asString(""))
                .isEqualTo("succeeded");
    }

    @Test
    void aNumberNobodyHasSeenIsAddedByBeingAssignedUnlessAnInventoryIsDemanded() throws Exception {
        server.set(Limit.INVENTORY_REQUIRED, 1);
        var refused = finished(client.assign("+4722000199", "kari@acme.example"));
        server.set(Limit.INVENTORY_REQUIRED, 0);
        var taken = finished(client.assign("+4722000199", "kari@acme.example"));

        assertThat(refused.path("status").asString("")).isEqualTo("failed");
        assertThat(taken.path("status").asString("")).isEqualTo("succeeded");
    }

    @Test
    void readersSeeTheOldStateForAWhile() throws Exception {
        server.set(Delay.READ_AFTER_WRITE, Duration.ofSeconds(30));
        finished(client.assign(FREE, "kari@acme.example"));

        var soon = number(FREE).json().path("value").path(0).path("assignmentStatus").asString("");
        clock.pass(Duration.ofSeconds(31));
        var later = number(FREE).json().path("value").path(0).path("assignmentStatus").asString("");

        assertThat(soon).isEqualTo("unassigned");
        assertThat(later).isEqualTo("userAssigned");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"telephoneNumber\": \"tel:+4722000100\", \"numberType\": \"directRouting\"}",
                "{\"telephoneNumber\": \"4722000100\", \"numberType\": \"directRouting\"}",
                "{\"telephoneNumber\": \"+4722000100\"}",
                "{\"telephoneNumber\": \"+4722000100\", \"numberType\": \"landline\"}",
                "{\"telephoneNumber\": \"+4722000100\", \"numberType\": \"directRouting\", \"x\": 1}",
                "[]",
                "not json",
            })
    void whatIsNoChangeIsRefusedAtOnce(String body) throws Exception {
        var answer = client.post(Client.NUMBERS + "/unassignNumber", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("BadRequest");
        assertThat(answer.json().path("error").path("innerError").path("request-id").asString(""))
                .isNotEmpty();
    }

    @Test
    void aSecondChangeOfANumberConflictsWithTheFirst() throws Exception {
        client.assign(FREE, "kari@acme.example");

        var second = client.assign(FREE, "ola@acme.example");

        assertThat(second.status()).isEqualTo(409);
        assertThat(server.broken()).contains("one-change-per-number");
    }

    @Test
    void actionsGoByTheirQualifiedNameToo() throws Exception {
        var answer =
                client.post(
                        Client.NUMBERS + "/microsoft.graph.teamsAdministration.unassignNumber",
                        "{\"telephoneNumber\": \"+4722000102\", \"numberType\": \"directRouting\"}");

        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void anOperationIsFoundByEitherFormOfItsAddress() throws Exception {
        var accepted = client.unassign("+4722000102");
        var plain = accepted.header("location").replace("('", "/").replace("')", "");

        assertThat(client.operation(accepted).status()).isEqualTo(200);
        assertThat(client.get(plain).status()).isEqualTo(200);
        assertThat(client.get(plain + "x").status()).isEqualTo(404);
    }

    @Test
    void anUpdateIsDoneAtOnce() throws Exception {
        var answer =
                client.post(
                        Client.NUMBERS + "/updateNumber",
                        "{\"telephoneNumber\": \"+4722000100\", \"locationId\": \"oslo\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(number(FREE).json().path("value").path(0).path("locationId").asString(""))
                .isEqualTo("oslo");
    }

    @Test
    void theDocumentationsSampleOfAnOperationIsWrapped() throws Exception {
        server.set(Limit.WRAPPED_OPERATIONS, 1);

        var operation = client.operation(client.unassign("+4722000102")).json();

        assertThat(operation.path("value").path("status").asString("")).isEqualTo("notStarted");
    }

    @Test
    void moreWritesThanAllowedAreThrottled() throws Exception {
        server.set(Limit.WRITES_PER_SECOND, 1);
        server.set(Limit.WRITE_BURST, 2);
        var first = client.assign("+4722000100", "kari@acme.example");
        var second = client.assign("+4722000101", "ola@acme.example");

        var third = client.unassign("+4722000102");
        clock.pass(Duration.ofSeconds(1));
        var fourth = client.unassign("+4722000102");

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.header("retry-after")).isEqualTo("1");
        assertThat(fourth.status()).isEqualTo(202);
        assertThat(server.requests(Call.UNASSIGN, 429)).isEqualTo(1);
    }

    private Client.Got number(String number) throws Exception {
        return client.get(
                Client.NUMBERS
                        + "?$filter="
                        + Client.encoded("telephoneNumber eq '" + number + "'"));
    }

    private JsonNode finished(Client.Got accepted) throws Exception {
        assertThat(accepted.status()).isEqualTo(202);
        clock.pass(Duration.ofSeconds(2));
        return client.operation(accepted).json();
    }
}
