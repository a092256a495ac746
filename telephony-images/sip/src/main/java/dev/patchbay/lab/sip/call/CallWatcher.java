package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.media.MediaCount;
import dev.patchbay.lab.sip.media.MediaSession;
import dev.patchbay.lab.sip.net.Flow;

/// Looks at one call while it happens. All methods run on the call's own thread, in order.
public interface CallWatcher {

    CallWatcher NONE = new CallWatcher() {};

    /// The call has a place for its audio; nothing has been sent or received there yet.
    default void opened(MediaSession media) {}

    /// Our INVITE, before it is sent.
    default void inviting(SipMessage invite, Flow flow) {}

    /// An answer to our first INVITE, 100 to 699.
    default void replied(SipMessage invite, SipMessage reply, Flow flow) {}

    /// Our 200 to the far end's INVITE.
    default void answered(SipMessage answer, Dialog dialog) {}

    /// A request of the far end inside the dialog, ACK included, before we answer it.
    default void asked(SipMessage request, Dialog dialog, Flow flow) {}

    default void acknowledged(boolean inTime) {}

    /// The far end said where its audio is, in an offer or an answer.
    default void described(SipMessage message, MediaSession.Peer peer) {}

    /// @param seconds how long the two were connected; 0 if they never were
    default void ended(CallReport report, MediaCount count, double seconds) {}
}
