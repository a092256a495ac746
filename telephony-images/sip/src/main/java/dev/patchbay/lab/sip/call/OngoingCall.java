package dev.patchbay.lab.sip.call;

/// A call as the rest of a program sees it: its report, and what can be ordered.
public interface OngoingCall {

    CallReport report();

    void hangUp();

    void hold();

    /// Ends holding; to a call that is not held, this refreshes it: a re-INVITE that changes
    /// nothing.
    void resume();

    /// To a call that obeys: let it ring, send audio, answer or refuse.
    void tell(Behaviour what);

    /// Presses keys, one after another, beside the audio (RFC 4733) or in SIP INFO.
    void press(String digits);

    /// Waits until the call was answered or is over.
    void awaitSettled() throws InterruptedException;

    void awaitOver() throws InterruptedException;
}
