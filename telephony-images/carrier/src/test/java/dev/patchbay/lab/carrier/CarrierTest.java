package dev.patchbay.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.lab.sip.control.Answer;
import dev.patchbay.lab.sip.control.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CarrierTest {

    private final Carrier caller = carrier("127.0.0.2");
    private final Carrier callee = carrier("127.0.0.3");

    @AfterEach
    void close() {
        caller.close();
        callee.close();
    }

    @Test
    void hearsTheOtherSideOfACall() throws Exception {
        var answer = call("+4790000001", "--seconds", "1");

        assertThat(answer.exitStatus()).isZero();
        assertThat(answer.text()).contains("\"connected\":true").contains("\"srtpFailures\":0");
        assertThat(answer.text()).doesNotContain("\"rtpReceived\":0");
    }

    @Test
    void isRefusedAsTheNumberSays() throws Exception {
        var answer = call("+4790000486");

        assertThat(answer.exitStatus()).isEqualTo(1);
        assertThat(answer.text()).contains("\"finalStatus\":486").contains("\"connected\":false");
    }

    @Test
    void keepsCallsUpUntilTheyAreStopped() throws Exception {
        // when
        var placed = call("+4790000001", "--count", "3", "--until-stopped");

        // then
        assertThat(placed.text().split("\"live\":true", -1)).hasSize(4);

        // when
        perform(caller, "hangup", "--json");

        // then: the caller does not wait for the far end's answers to its BYEs
        await().untilAsserted(() ->
                assertThat(perform(callee, "calls", "--json").text())
                        .contains("\"endedBy\":\"them\"")
                        .doesNotContain("\"live\":true"));
    }

    private Answer call(String to, String... more) throws InterruptedException {
        var words =
                new ArrayList<>(
                        List.of(
                                "call",
                                "--sbc",
                                callee.place(),
                                "--from",
                                "+4722000100",
                                "--to",
                                to,
                                "--json"));
        words.addAll(List.of(more));
        return caller.perform(Command.parse(words));
    }

    private static Answer perform(Carrier carrier, String... words) throws InterruptedException {
        return carrier.perform(Command.parse(List.of(words)));
    }

    private static Carrier carrier(String address) {
        try {
            return new Carrier(
                    new InetSocketAddress(InetAddress.getByName(address), 0),
                    "carrier-registrar",
                    Map.of("acme", "secret"),
                    Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
