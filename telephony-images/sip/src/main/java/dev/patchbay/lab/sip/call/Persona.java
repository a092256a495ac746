package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.media.Protection;
import dev.patchbay.lab.sip.net.Flow;
import java.util.List;

/// What makes one program's messages look different from another's.
public interface Persona {

    /// Host and port in our Via.
    String sentBy(Flow flow);

    /// Our Contact's value in a call.
    ///
    /// @param call the call's name, stable for its whole life
    String contact(String call, Flow flow);

    /// Record-Route lines that our own proxies add in front of a call.
    List<String> recordRoutes();

    /// Whether a route's host is one of those proxies.
    boolean owns(String host);

    /// Adds the usual headers of a request (status 0) or response.
    void dress(SipDraft draft, String method, int status);

    MediaPlace mediaPlace();

    /// Stands in every RTP packet we send.
    char mark();

    Protection protection();

    /// Whether pressed keys go out in SIP INFO rather than beside the audio.
    default boolean keysInInfo() {
        return false;
    }

    /// What an offer of ours contains.
    List<String> formats();

    /// The encodings we take of an offer, the first one there is; empty to take what the other side
    /// would rather have.
    default List<String> choice() {
        return List.of();
    }
}
