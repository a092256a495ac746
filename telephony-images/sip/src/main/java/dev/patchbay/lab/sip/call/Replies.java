package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.net.Flow;

/// What comes back for a request.
public interface Replies {

    void reply(SipMessage reply, Flow flow);

    /// No answer will come: nobody answered in time, or the connection broke.
    void failed(String why);
}
