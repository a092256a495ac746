package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.media.MediaCount;
import dev.patchbay.lab.sip.media.MediaSession;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of a call. Written by its thread, read at any time.
public final class CallReport {

    public enum Ended {
        NOT_YET,
        BY_US,
        BY_THEM,
        NEVER_STARTED
    }

    private final String name;
    private final String direction;
    private final String from;
    private final String to;
    private final String callId;
    private final Instant placed;
    private final long started = System.nanoTime();
    private long ringingAt;
    private long answeredAt;
    private long endedAt;
    private int status;
    private int agreements;
    private String reason = "";
    private Ended ended = Ended.NOT_YET;
    private @Nullable MediaSession media;

    public CallReport(
            String name, String direction, String from, String to, String callId, Instant placed) {
        this.name = name;
        this.direction = direction;
        this.from = from;
        this.to = to;
        this.callId = callId;
        this.placed = placed;
    }

    synchronized void ringing() {
        ringingAt = ringingAt == 0 ? System.nanoTime() : ringingAt;
    }

    synchronized void answered(MediaSession session) {
        answeredAt = System.nanoTime();
        status = 200;
        media = session;
    }

    /// The far end took a re-INVITE of ours.
    synchronized void agreed() {
        agreements++;
    }

    synchronized void refused(int finalStatus, String why) {
        status = finalStatus;
        reason = why;
        end(Ended.NEVER_STARTED);
    }

    synchronized void ended(Ended by, String why) {
        reason = why;
        end(by);
    }

    private void end(Ended by) {
        if (ended == Ended.NOT_YET) {
            ended = by;
            endedAt = System.nanoTime();
        }
    }

    public String name() {
        return name;
    }

    public String callId() {
        return callId;
    }

    public synchronized boolean connected() {
        return answeredAt > 0;
    }

    public synchronized boolean over() {
        return ended != Ended.NOT_YET;
    }

    public synchronized Ended ended() {
        return ended;
    }

    public synchronized int status() {
        return status;
    }

    /// @return how many of our re-INVITEs the far end took
    public synchronized int agreements() {
        return agreements;
    }

    public synchronized MediaCount count() {
        return media == null ? MediaCount.NONE : media.count();
    }

    public synchronized double seconds() {
        long until = endedAt == 0 ? System.nanoTime() : endedAt;
        return answeredAt == 0 ? 0 : (until - answeredAt) / 1e9;
    }

    /// Connected, audio both ways, and every packet authentic.
    public synchronized boolean good() {
        var count = count();
        return connected() && count.sent() > 0 && count.received() > 0 && count.authFailures() == 0;
    }

    public synchronized Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("call", name);
        facts.put("direction", direction);
        facts.put("from", from);
        facts.put("to", to);
        facts.put("callId", callId);
        facts.put("placed", placed.toString());
        facts.put("connected", connected());
        facts.put("live", connected() && !over());
        facts.put("status", status);
        facts.put("reason", reason);
        facts.put("msTo180", millis(ringingAt));
        facts.put("msTo200", millis(answeredAt));
        facts.put("agreements", agreements);
        facts.put("seconds", Math.round(seconds() * 10) / 10.0);
        facts.put(
                "endedBy",
                switch (ended) {
                    case NOT_YET, NEVER_STARTED -> "nobody";
                    case BY_US -> "us";
                    case BY_THEM -> "them";
                });
        facts.putAll(count().facts());
        return facts;
    }

    private @Nullable Object millis(long at) {
        return at == 0 ? null : Math.round((at - started) / 1e5) / 10.0;
    }
}
