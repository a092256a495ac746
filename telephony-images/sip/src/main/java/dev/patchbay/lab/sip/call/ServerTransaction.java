package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.net.Flow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request from the far end and our answers to it. Repeats the last answer when the request is
/// repeated, and a final answer to an INVITE until the ACK is there.
public final class ServerTransaction {

    private final SipNode node;
    private final SipMessage request;
    private final Flow flow;
    private @Nullable SipMessage last;
    private boolean acknowledged;
    private boolean cancelled;
    private @Nullable Runnable whenCancelled;

    ServerTransaction(SipNode node, SipMessage request, Flow flow) {
        this.node = node;
        this.request = request;
        this.flow = flow;
    }

    public SipMessage request() {
        return request;
    }

    public Flow flow() {
        return flow;
    }

    /// A short answer without anything of its own.
    public void respond(int status, String phrase, NameStyle style) {
        respond(SipDraft.response(request, status, phrase, "").written(style));
    }

    public synchronized void respond(SipMessage response) {
        if (last != null && last.status() >= 200) {
            return; // answered already; a transaction has one final answer
        }
        last = response;
        node.transmit(response, flow);
        boolean repeated = response.status() >= 300 ? !flow.reliable() : response.status() >= 200;
        if (repeated && request.method().equals("INVITE")) {
            repeat(response, Timers.T1, Duration.ZERO);
        }
    }

    private void repeat(SipMessage response, Duration interval, Duration spent) {
        if (spent.compareTo(Timers.GIVE_UP) >= 0) {
            return;
        }
        node.after(
                interval,
                () -> {
                    if (!acknowledged()) {
                        node.transmit(response, flow);
                        repeat(response, Timers.doubled(interval), spent.plus(interval));
                    }
                });
    }

    synchronized void requestRepeated() {
        if (last != null) {
            node.transmit(last, flow);
        }
    }

    public synchronized void acknowledge() {
        acknowledged = true;
    }

    synchronized boolean acknowledged() {
        return acknowledged;
    }

    synchronized boolean refused() {
        return last != null && last.status() >= 300;
    }

    /// Runs the task when a CANCEL comes, at once if it came already.
    synchronized void whenCancelled(Runnable task) {
        if (cancelled) {
            task.run();
        } else {
            whenCancelled = task;
        }
    }

    synchronized void cancel() {
        cancelled = true;
        if (whenCancelled != null) {
            whenCancelled.run();
        }
    }
}
