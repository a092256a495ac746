package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.net.Flow;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last messages as they were on the wire, for whoever asks why a call went wrong. The oldest
/// are forgotten.
public final class WireLog {

    private static final int KEPT = 2_000;

    public record Entry(String time, String direction, String peer, SipMessage message) {}

    private final Clock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();

    WireLog(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String direction, SipMessage message, Flow flow) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        String peer =
                flow.protocol()
                        + " "
                        + flow.remote().getAddress().getHostAddress()
                        + ":"
                        + flow.remote().getPort();
        entries.addLast(new Entry(clock.instant().toString(), direction, peer, message));
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /// @return all of it as text, without the keys of SRTP
    public String text() {
        var text = new StringBuilder();
        for (var entry : entries()) {
            text.append(
                    "---- %s %s %s\n%s\n"
                            .formatted(
                                    entry.time(),
                                    entry.direction(),
                                    entry.peer(),
                                    entry.message()
                                            .text()
                                            .replaceAll("inline:[^ |\r\n]+", "inline:…")));
        }
        return text.toString();
    }

    public synchronized void clear() {
        entries.clear();
    }
}
