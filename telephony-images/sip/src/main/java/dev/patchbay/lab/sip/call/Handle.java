package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.call.CallEvent.Order;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The handle on a running call, for other threads. No call lasts longer than the deadline here.
final class Handle implements OngoingCall {

    private static final int LONGEST_HOURS = 6;

    private final CallReport report;
    private final Mailbox mailbox;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    Handle(CallReport report, Mailbox mailbox) {
        this.report = report;
        this.mailbox = mailbox;
    }

    void settled() {
        settled.countDown();
    }

    void over() {
        settled.countDown();
        over.countDown();
    }

    @Override
    public CallReport report() {
        return report;
    }

    @Override
    public void hangUp() {
        order(Order.HANG_UP);
    }

    @Override
    public void hold() {
        order(Order.HOLD);
    }

    @Override
    public void resume() {
        order(Order.RESUME);
    }

    @Override
    public void tell(Behaviour what) {
        if (!report.over()) {
            mailbox.put(new CallEvent.Told(what));
        }
    }

    @Override
    public void press(String digits) {
        if (!report.over()) {
            mailbox.put(new CallEvent.Pressed(digits));
        }
    }

    private void order(Order order) {
        if (!report.over()) {
            mailbox.put(new CallEvent.Ordered(order));
        }
    }

    @Override
    public void awaitSettled() throws InterruptedException {
        await(settled);
    }

    @Override
    public void awaitOver() throws InterruptedException {
        await(over);
    }

    private void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(LONGEST_HOURS, TimeUnit.HOURS)) {
            throw new IllegalStateException("call " + report.name() + " outlived every deadline");
        }
    }
}
