package dev.patchbay.lab.sip.call;

/// A call as the rest of a program sees it: its report, and what can be ordered.
public interface OngoingCall {

    CallReport report();

    void hangUp();

    void hold();

    void resume();

    /// To a call that obeys: let it ring, send audio, answer or refuse.
    void tell(Behaviour what);

    /// Presses keys, one after another (RFC 4733).
    void press(String digits);

    /// Waits until the call was answered or is over.
    void awaitSettled() throws InterruptedException;

    void awaitOver() throws InterruptedException;
}
