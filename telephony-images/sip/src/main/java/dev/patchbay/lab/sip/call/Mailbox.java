package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.net.Flow;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The events of one call. When it is full the reader of the flow waits; nothing is dropped.
final class Mailbox implements Replies {

    private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>(512);

    void put(CallEvent event) {
        try {
            events.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The next event, or empty when none came before the deadline.
    Optional<CallEvent> next(long deadlineNanos) throws InterruptedException {
        long left = Math.max(0, deadlineNanos - System.nanoTime());
        return Optional.ofNullable(events.poll(left, TimeUnit.NANOSECONDS));
    }

    @Override
    public void reply(SipMessage reply, Flow flow) {
        put(new CallEvent.Replied(reply, flow));
    }

    @Override
    public void failed(String why) {
        put(new CallEvent.Failed(why));
    }
}
