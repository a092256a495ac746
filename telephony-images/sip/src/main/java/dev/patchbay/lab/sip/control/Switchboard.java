package dev.patchbay.lab.sip.control;

import dev.patchbay.lab.sip.call.CallReport;
import dev.patchbay.lab.sip.call.OngoingCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// A program's calls, and the commands about calls that all programs share: place some, list them,
/// hang them up. Old calls are forgotten.
public final class Switchboard {

    private static final int KEPT = 2_000;
    private static final int MOST_AT_ONCE = 200;

    private final Deque<OngoingCall> calls = new ArrayDeque<>();

    public synchronized void add(OngoingCall call) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    private synchronized List<OngoingCall> all() {
        return List.copyOf(calls);
    }

    /// Places `--count` calls, at once or `--pause-ms` after one another. Waits for their end, or
    /// with `--until-stopped` only until they are answered or refused. Fails unless every call did
    /// what it should.
    public Answer place(Command command, IntFunction<OngoingCall> placing)
            throws InterruptedException {
        var count = command.number("count", 1);
        if (count < 1 || count > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "--count: %d (expected: 1 to %d)".formatted(count, MOST_AT_ONCE));
        }
        var pause = command.number("pause-ms", 0);
        var placed = new ArrayList<OngoingCall>();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                TimeUnit.MILLISECONDS.sleep(pause);
            }
            var call = placing.apply(i);
            add(call);
            placed.add(call);
        }
        for (var call : placed) {
            if (command.flag("until-stopped")) {
                call.awaitSettled();
            } else {
                call.awaitOver();
            }
        }
        var reports = placed.stream().map(OngoingCall::report).toList();
        var good =
                reports.stream()
                        .allMatch(
                                command.flag("until-stopped")
                                        ? CallReport::connected
                                        : CallReport::good);
        return new Answer(good ? 0 : 1, shown(command, reports));
    }

    public Answer list(Command command) {
        return Answer.ok(shown(command, all().stream().map(OngoingCall::report).toList()));
    }

    /// Hangs up every call in progress and waits until all are over.
    public Answer hangUp(Command command) throws InterruptedException {
        var open = all().stream().filter(call -> !call.report().over()).toList();
        open.forEach(OngoingCall::hangUp);
        for (var call : open) {
            call.awaitOver();
        }
        return Answer.ok(shown(command, open.stream().map(OngoingCall::report).toList()));
    }

    /// Puts every call in progress on hold, or goes on with it.
    public Answer hold(Command command, boolean held) {
        var open = all().stream().filter(call -> !call.report().over()).toList();
        open.forEach(held ? OngoingCall::hold : OngoingCall::resume);
        return Answer.ok(shown(command, open.stream().map(OngoingCall::report).toList()));
    }

    private static String shown(Command command, List<CallReport> reports) {
        if (command.flag("json")) {
            return Json.write(Map.of("calls", reports.stream().map(Switchboard::facts).toList()))
                    + "\n";
        }
        var text = new StringBuilder();
        for (var report : reports) {
            var facts = facts(report);
            text.append(
                    "%s  %s -> %s  %s  RTP sent %s, received %s\n"
                            .formatted(
                                    facts.get("direction"),
                                    facts.get("from"),
                                    facts.get("to"),
                                    report.connected()
                                            ? "connected, ended by " + facts.get("endedBy")
                                            : "failed with " + facts.get("finalStatus"),
                                    facts.get("rtpSent"),
                                    facts.get("rtpReceived")));
        }
        return text.toString();
    }

    private static Map<String, Object> facts(CallReport report) {
        var facts = new LinkedHashMap<>(report.facts());
        facts.put("finalStatus", report.status());
        facts.put("answeredMs", facts.get("msTo200"));
        facts.put("srtpFailures", facts.get("srtpAuthFailures"));
        return facts;
    }
}
