package dev.patchbay.lab.sip.call;

/// A call as the rest of a program sees it: its report, and what can be ordered.
public interface OngoingCall {

    CallReport report();

    void hangUp();

    void hold();

    void resume();

    /// Waits until the call was answered or is over.
    void awaitSettled() throws InterruptedException;

    void awaitOver() throws InterruptedException;
}
