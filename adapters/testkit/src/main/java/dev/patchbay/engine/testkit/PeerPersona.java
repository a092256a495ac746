package dev.patchbay.engine.testkit;

import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.call.Persona;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.media.Protection;
import dev.patchbay.lab.sip.media.SdpText;
import dev.patchbay.lab.sip.net.Flow;
import java.util.List;

/// What the messages of a peer, or of a stand-in for an engine, look like.
///
/// @param place host and port it is reached at
/// @param transport as a URI parameter
/// @param formats what an offer of it contains
/// @param choice the encodings it takes of an offer, in its own order; empty for what it knows
public record PeerPersona(
        String place,
        String transport,
        MediaPlace mediaPlace,
        Protection protection,
        List<String> formats,
        List<String> choice)
        implements Persona {

    public PeerPersona {
        formats = List.copyOf(formats);
        choice = List.copyOf(choice);
    }

    public static PeerPersona usual(
            String place, String transport, MediaPlace mediaPlace, Protection protection) {
        return new PeerPersona(
                place, transport, mediaPlace, protection, SdpText.CARRIER_FORMATS, List.of());
    }

    public PeerPersona speaking(Protection other, List<String> offered, List<String> taken) {
        return new PeerPersona(place, transport, mediaPlace, other, offered, taken);
    }

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
        return protection == Protection.REQUIRED ? 'T' : 'C';
    }
}
