package dev.patchbay.lab.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A large tenant, within the memory that the lab's container has (`-Xmx` in its Dockerfile).
class SizeTest {

    private static final long ALLOWED = 80_000_000;

    @RegisterExtension private final Lab lab = new Lab();
    private final Client client = lab.client();

    @Test
    void holdsFiftyThousandUsersAndAHundredThousandNumbers() throws Exception {
        // given
        var before = used();
        lab.server()
                .seed(
                        """
                        {"tenants": [{"id": "%s", "many": {"users": 50000, "domain": "acme.example",
                          "numbers": 100000, "firstNumber": "+4723000000"}}]}
                        """
                                .formatted(Client.ACME));
        var after = used();

        // when
        var ids = new HashSet<String>();
        var page = client.get("/users?$select=id&$top=999");
        page.json().path("value").forEach(it -> ids.add(it.path("id").asString("")));
        while (page.json().has("@odata.nextLink")) {
            page = client.get(page.json().path("@odata.nextLink").stringValue());
            page.json().path("value").forEach(it -> ids.add(it.path("id").asString("")));
        }
        var last = client.get(Client.NUMBERS + "?$skip=99990");

        // then
        assertThat(ids).hasSize(50_007);
        assertThat(last.json().path("value").size()).isEqualTo(16);
        assertThat(after - before).isLessThan(ALLOWED);
    }

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
