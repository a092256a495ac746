package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.net.Flow;
import java.time.Duration;

/// One of our requests: repeated over UDP until something comes back, given up after 32 s.
/// Acknowledges refusals of an INVITE by itself; the ACK for a 200 is the call's.
final class ClientTransaction {

    private final SipNode node;
    private final SipMessage request;
    private final Flow flow;
    private final Replies replies;
    private final NameStyle style;
    private boolean answered;
    private boolean over;

    ClientTransaction(
            SipNode node, SipMessage request, Flow flow, NameStyle style, Replies replies) {
        this.node = node;
        this.request = request;
        this.flow = flow;
        this.style = style;
        this.replies = replies;
    }

    void start() {
        if (!node.transmit(request, flow)) {
            failed("connection broken");
            return;
        }
        if (!flow.reliable()) {
            repeat(Timers.T1);
        }
        node.after(
                Timers.GIVE_UP,
                () -> failed("no answer within " + Timers.GIVE_UP.toSeconds() + " s"));
    }

    private void repeat(Duration interval) {
        node.after(
                interval,
                () -> {
                    if (waiting()) {
                        node.transmit(request, flow);
                        boolean invite = request.method().equals("INVITE");
                        repeat(invite ? interval.multipliedBy(2) : Timers.doubled(interval));
                    }
                });
    }

    private synchronized boolean waiting() {
        return !over && !(answered && request.method().equals("INVITE"));
    }

    void received(SipMessage reply, Flow from) {
        boolean refusal = reply.status() >= 300 && request.method().equals("INVITE");
        if (refusal) {
            node.transmit(acknowledgement(reply), flow);
        }
        synchronized (this) {
            if (over && !(reply.status() < 300 && request.method().equals("INVITE"))) {
                return; // a repeated final answer; a repeated 200 still goes to the call for its
                // ACK
            }
            answered = true;
            over |= reply.status() >= 200;
        }
        replies.reply(reply, from);
    }

    private void failed(String why) {
        synchronized (this) {
            boolean ringing = answered && request.method().equals("INVITE");
            if (over || ringing) {
                return;
            }
            over = true;
        }
        replies.failed(why);
    }

    private SipMessage acknowledgement(SipMessage reply) {
        return SipDraft.request("ACK", request.requestUriText())
                .with("Via", request.values("Via").getFirst())
                .withAll("Route", request.lines("Route"))
                .with("Max-Forwards", "70")
                .with("From", request.first("From").orElse(""))
                .with("To", reply.first("To").orElse(""))
                .with("Call-ID", request.callId())
                .with("CSeq", request.sequence() + " ACK")
                .written(style);
    }
}
