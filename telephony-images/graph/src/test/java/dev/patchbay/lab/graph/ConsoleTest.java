package dev.patchbay.lab.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.lab.sip.control.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {

    @RegisterExtension private final Lab lab = new Lab();
    private final Client client = lab.client();
    private final Console console = new Console(lab.server());

    @Test
    void makesFaultsHappen() throws Exception {
        said("fault --call organization --as refuses --status 429 --retry-after 3 --times 1");

        assertThat(client.get("/organization").status()).isEqualTo(429);
        assertThat(client.get("/organization").status()).isEqualTo(200);
    }

    @Test
    void setsDelaysAndLimits() throws Exception {
        said("set --name operation --millis 0");
        said("set --name writes-per-second --to 1");
        said("set --name write-burst --to 1");

        var accepted = client.unassign("+4722000102");

        assertThat(client.operation(accepted).json().path("status").asString(""))
                .isEqualTo("succeeded");
        assertThat(client.unassign("+4722000102").status()).isEqualTo(429);
        assertThat(said("holder --tenant acme.example --number +4722000102")).isEqualTo("nobody\n");
    }

    @Test
    void tellsRulesAndState() throws Exception {
        client.get("/users?wrong=1");

        assertThat(said("rules --json")).contains("{\"name\":\"known-options\"");
        assertThat(said("rules")).contains("known-options: no query option");
        assertThat(said("state")).contains("\"accounts\":7", "\"assigned\":2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "set --name tempo --to 3",
                "set --name operation",
                "fault --call dance --as garbage",
                "fault --call users --as dance",
                "fault --call assign --as fails --trouble dance",
                "revoke --tenant nobody.example",
                "seed --json nonsense",
            })
    void refusesWhatItDoesNotKnow(String line) {
        assertThatThrownBy(() -> said(line)).isInstanceOf(IllegalArgumentException.class);
    }

    private String said(String line) {
        return console.perform(Command.parse(List.of(line.split(" ", -1)))).text();
    }
}
