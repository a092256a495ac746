package dev.patchbay.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.lab.sip.control.Answer;
import dev.patchbay.lab.sip.control.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CarrierTest {

    private static final Pattern RULE =
            Pattern.compile("\"name\":\"([^\"]+)\".*?\"checked\":([0-9]+),\"broken\":([0-9]+)");

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

    @Test
    void refusesWhatTheCarrierItPlaysRefusesAndSaysByWhichRule() throws Exception {
        // when
        var refused = callAt(Kind.CLIP_NO_SCREENING, "+4790000001");
        var lost = callAt(Kind.CM_COM, "+4790000001", "--withheld");

        // then: it demands a login first; and nobody else's number is asserted
        assertThat(refused.text()).contains("\"finalStatus\":407");
        assertThat(lost.text()).contains("\"finalStatus\":403");
        assertThat(rules(callee)).contains("cm-withheld-with-pai 1 1", "cm-pai-international 1 0");

        // when
        perform(callee, "forget");

        // then
        assertThat(rules(callee)).contains("cm-withheld-with-pai 0 0");
    }

    @Test
    void refreshesCallsWhereTheCarrierItPlaysDoesSo() throws Exception {
        // when
        var answer = callAt(Kind.BULKVS, "+4790000001", "--seconds", "5");

        // then
        assertThat(answer.text()).contains("\"connected\":true");
        await().untilAsserted(() ->
                assertThat(rules(callee))
                        .contains("bulkvs-call-goes-on 1 0")
                        .anyMatch(it -> it.matches("bulkvs-refresh-answered [12] 0")));
    }

    @Test
    void isSilentBusyAndBackAsItIsTold() throws Exception {
        // given
        perform(callee, "busy", "--at", "first-peer");

        // then
        assertThat(callAt(Kind.FIRST_PEER, "+4790000001").text()).contains("\"finalStatus\":503");
        assertThat(call("+4790000001", "--seconds", "1").exitStatus()).isZero();

        // when
        perform(callee, "silence", "--at", "first-peer");
        var unheard = CompletableFuture.supplyAsync(() -> unchecked("+4790000001"));
        await().until(() ->
                perform(callee, "trace", "--at", "first-peer")
                                .text()
                                .split("INVITE sip:", -1)
                                .length
                        > 3);

        // then
        assertThat(perform(callee, "trace", "--at", "first-peer").text().split("SIP/2.0 503", -1))
                .hasSize(2);
        perform(caller, "hangup");
        assertThat(unheard.join().text()).contains("\"connected\":false");

        // when
        perform(callee, "wake", "--at", "first-peer");

        // then
        assertThat(callAt(Kind.FIRST_PEER, "+4790000001", "--seconds", "1").exitStatus()).isZero();
    }

    private Answer unchecked(String to) {
        try {
            return callAt(Kind.FIRST_PEER, to);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /// @return each rule with how often it was checked and broken
    private static List<String> rules(Carrier carrier) throws InterruptedException {
        return RULE.matcher(perform(carrier, "rules", "--json").text())
                .results()
                .map(it -> it.group(1) + " " + it.group(2) + " " + it.group(3))
                .toList();
    }

    private Answer call(String to, String... more) throws InterruptedException {
        return callAt(Kind.USUAL, to, more);
    }

    private Answer callAt(Kind kind, String to, String... more) throws InterruptedException {
        var words =
                new ArrayList<>(
                        List.of(
                                "call",
                                "--sbc",
                                callee.place(kind),
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
            return new Carrier(InetAddress.getByName(address), kind -> 0, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
