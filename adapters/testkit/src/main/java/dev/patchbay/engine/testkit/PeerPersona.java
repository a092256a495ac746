package dev.patchbay.engine.testkit;

import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.call.Persona;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.media.SdpText;
import dev.patchbay.lab.sip.net.Flow;
import java.util.List;

/// What the messages of a peer, or of a stand-in for an engine, look like.
///
/// @param place host and port it is reached at
/// @param transport as a URI parameter
/// @param secure whether its audio is SRTP, as Teams' is
public record PeerPersona(String place, String transport, MediaPlace mediaPlace, boolean secure)
        implements Persona {

    @Override
    public String sentBy(Flow flow) {
        return place;
    }

    @Override
    public String contact(String call, Flow flow) {
        return "<sip:peer@%s;transport=%s>".formatted(place, transport);
    }

    @Override
    public List<String> recordRoutes() {
        return List.of();
    }

    @Override
    public boolean owns(String host) {
        return false;
    }

    @Override
    public void dress(SipDraft draft, String method, int status) {
        draft.with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE");
    }

    @Override
    public char mark() {
        return secure ? 'T' : 'C';
    }

    @Override
    public List<String> formats() {
        return SdpText.CARRIER_FORMATS;
    }
}
