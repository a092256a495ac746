package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.net.Flow;

/// What can happen to a call, in the order it happened.
sealed interface CallEvent {

    record Replied(SipMessage reply, Flow flow) implements CallEvent {}

    record Asked(SipMessage request, ServerTransaction transaction) implements CallEvent {}

    record Acknowledged(SipMessage ack, Flow flow) implements CallEvent {}

    record Cancelled() implements CallEvent {}

    record Failed(String why) implements CallEvent {}

    record Ordered(Order order) implements CallEvent {}

    record Told(Behaviour what) implements CallEvent {}

    record Pressed(String digits) implements CallEvent {}

    /// What the person at the control socket wants.
    enum Order {
        HANG_UP,
        HOLD,
        RESUME
    }
}
