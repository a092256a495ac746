package dev.patchbay.lab.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DirectoryTest {

    private static final String[] EVENTUAL = {"ConsistencyLevel", "eventual"};
    private static final String PHONE =
            "assignedPlans/any(p:p/servicePlanId eq e43b5b99-8dfb-405f-9987-dc307f34bcbd and p/capabilityStatus eq 'Enabled')";

    @RegisterExtension private final Lab lab = new Lab();
    private final GraphServer server = lab.server();
    private final Client client = lab.client();

    @Test
    void usersWithTeamsPhoneAreAnAdvancedQuery() throws Exception {
        var query = "/users?$select=id,userPrincipalName&$filter=" + Client.encoded(PHONE);

        var undeclared = client.get(query);
        var uncounted = client.get(query, EVENTUAL);
        var declared = client.get(query + "&$count=true", EVENTUAL);

        assertThat(undeclared.status()).isEqualTo(400);
        assertThat(undeclared.error()).isEqualTo("Request_UnsupportedQuery");
        assertThat(uncounted.status()).isEqualTo(400);
        assertThat(names(declared))
                .containsExactlyInAnyOrder(
                        "kari@acme.example",
                        "ola@acme.example",
                        "liv@acme.example",
                        "gro@acme.example");
        assertThat(declared.json().path("@odata.count").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "startswith(displayName,'kari')                         | 1",
                "startswith(displayName,'x') or startswith(userPrincipalName,'ola@') | 1",
                "department eq 'Microsoft Communication Application Instance'        | 2",
                "userPrincipalName eq 'KARI@acme.example'               | 1",
                "usageLocation eq null                                  | 1",
                "accountEnabled eq true and (displayName eq 'Sales')    | 0",
                "displayName eq 'O''Hara'                               | 0",
            })
    void findsByTheDocumentedForms(String filter, int count) throws Exception {
        var answer =
                client.get("/users?$select=userPrincipalName&$filter=" + Client.encoded(filter));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(names(answer)).hasSize(count);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/users?$filter=contains(displayName,'kari')   | documented-filter",
                "/users?$filter=displayName eq kari            | documented-filter",
                "/users?$filter=displayName like 'kari'        | documented-filter",
                "/users?$filter=(displayName eq 'kari'         | documented-filter",
                "/users?$filter=shoeSize eq 'kari'             | documented-filter",
                "/users?$orderby=shoeSize                      | documented-filter",
                "/users?$top=1000                              | page-within-limit",
                "/users?$top=0                                 | page-within-limit",
                "/users?$skip=10                               | known-options",
                "/users?limit=10                               | known-options",
                "/users?$top=1&$top=2                          | known-options",
                "/organization?$filter=id eq 'x'               | known-options",
                "/users?$skiptoken=abc                         | link-verbatim",
            })
    void refusesWhatIsNotDocumented(String path, String rule) throws Exception {
        var answer = client.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(server.broken()).contains(rule);
    }

    @Test
    void aSearchNeedsItsHeader() throws Exception {
        var query =
                "/users?$select=userPrincipalName&$search="
                        + Client.encoded("\"displayName:nordm\" OR \"userPrincipalName:sales\"");

        assertThat(client.get(query).status()).isEqualTo(400);
        assertThat(names(client.get(query, EVENTUAL)))
                .containsExactlyInAnyOrder(
                        "kari@acme.example", "ola@acme.example", "sales@acme.example");
    }

    @Test
    void pagesAreLinkedAndHoldEverythingOnce() throws Exception {
        var names = new ArrayList<String>();
        var page = client.get("/users?$select=userPrincipalName&$top=2");
        names.addAll(names(page));
        while (page.json().has("@odata.nextLink")) {
            page = client.get(page.json().path("@odata.nextLink").stringValue());
            names.addAll(names(page));
        }

        assertThat(names).hasSize(7).doesNotHaveDuplicates();
        assertThat(server.broken()).isEmpty();
    }

    @Test
    void aLinkIsNotTakenApart() throws Exception {
        var link =
                client.get("/users?$select=id&$top=2").json().path("@odata.nextLink").stringValue();

        assertThat(client.get(link.replace("$top=2", "$top=3")).status()).isEqualTo(400);
        assertThat(server.broken()).containsExactly("link-verbatim");
        assertThat(client.get(link).status()).isEqualTo(200);
    }

    @Test
    void sortedPagesGoOnWhereTheyEnded() throws Exception {
        var first =
                client.get(
                        "/users?$select=displayName,userPrincipalName&$orderby=displayName&$top=4");
        var second = client.get(first.json().path("@odata.nextLink").stringValue());

        assertThat(names(first))
                .containsExactly(
                        "gro@acme.example",
                        "kari@acme.example",
                        "liv@acme.example",
                        "main@acme.example");
        assertThat(names(second))
                .containsExactly("ola@acme.example", "per@acme.example", "sales@acme.example");
    }

    @Test
    void deltaTellsEverybodyOnceAndThenWhatChanged() throws Exception {
        // given
        var first = client.get("/users/delta?$select=userPrincipalName");
        server.deleteAccount(Client.ACME, "per@acme.example");
        server.seed(
                """
                {"tenants": [{"id": "%s", "users": [{"userPrincipalName": "kari@acme.example", "displayName": "Kari Ny"}]}]}
                """
                        .formatted(Client.ACME));

        // when
        var second = client.get(first.json().path("@odata.deltaLink").stringValue());
        var third = client.get(second.json().path("@odata.deltaLink").stringValue());

        // then
        assertThat(names(first)).hasSize(7);
        assertThat(values(second)).hasSize(2);
        assertThat(names(second)).containsExactly("kari@acme.example");
        assertThat(values(second).getLast().path("@removed").path("reason").asString(""))
                .isEqualTo("deleted");
        assertThat(values(third)).isEmpty();
    }

    @Test
    void deltaIsPagedAsWished() throws Exception {
        var first = client.get("/users/delta", "Prefer", "odata.maxpagesize=4");
        var second = client.get(first.json().path("@odata.nextLink").stringValue());

        assertThat(values(first)).hasSize(4);
        assertThat(values(second)).hasSize(3);
        assertThat(second.json().has("@odata.deltaLink")).isTrue();
    }

    @Test
    void anOldDeltaLinkIsGone() throws Exception {
        // given
        var link = client.get("/users/delta").json().path("@odata.deltaLink").stringValue();
        lab.clock().pass(Duration.ofDays(8));
        client.signedIn();

        // when
        var gone = client.get(link);
        var stubborn = client.get(link);
        var anew = client.get("/users/delta");

        // then
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.error()).isEqualTo("syncStateNotFound");
        assertThat(stubborn.status()).isEqualTo(410);
        assertThat(anew.status()).isEqualTo(200);
        assertThat(server.broken()).containsExactly("resync-after-gone");
    }

    @Test
    void configurationsTellWhatAnAccountIs() throws Exception {
        var query =
                "/admin/teams/userConfigurations?$filter="
                        + Client.encoded("accountType eq 'resourceAccount'");

        var resources = client.get(query);
        server.set(Limit.NO_ACCOUNT_TYPE_FILTER, 1);
        var unfiltered = client.get(query);

        assertThat(names(resources))
                .containsExactlyInAnyOrder("sales@acme.example", "main@acme.example");
        assertThat(unfiltered.status()).isEqualTo(400);
    }

    @Test
    void aTenantIsKnownByItsDomains() throws Exception {
        var organization = values(client.get("/organization")).getFirst();

        assertThat(organization.path("displayName").asString("")).isEqualTo("Acme Shipping");
        assertThat(
                        organization
                                .path("verifiedDomains")
                                .valueStream()
                                .map(it -> it.path("name").asString("")))
                .containsExactly("acme.example", "acme.onmicrosoft.com");
    }

    @Test
    void aUserIsFoundByIdAndByName() throws Exception {
        var id = server.accountId(Client.ACME, "kari@acme.example");

        assertThat(client.get("/users/kari@acme.example").json().path("id").asString(""))
                .isEqualTo(id);
        assertThat(
                        client.get("/users/" + id + "?$select=usageLocation")
                                .json()
                                .path("usageLocation")
                                .asString(""))
                .isEqualTo("NO");
        assertThat(client.get("/users/hank@globex.example").status()).isEqualTo(404);
    }

    private static List<JsonNode> values(Client.Got got) {
        return got.json().path("value").valueStream().toList();
    }

    private static List<String> names(Client.Got got) {
        return values(got).stream()
                .filter(it -> it.has("userPrincipalName"))
                .map(it -> it.path("userPrincipalName").asString(""))
                .toList();
    }
}
