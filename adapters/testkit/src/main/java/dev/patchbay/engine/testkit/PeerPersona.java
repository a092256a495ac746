package dev.patchbay.engine.testkit;

import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.call.Persona;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.media.Protection;
import dev.patchbay.lab.sip.media.SdpText;
import dev.patchbay.lab.sip.net.Flow;
import java.util.List;
import java.util.Optional;

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
        List<String> choice,
        Signalling signalling)
        implements Persona {

    /// @param keysInInfo whether pressed keys go out in SIP INFO
    /// @param sessionExpires what it says about refreshing a call it answers (RFC 4028)
    public record Signalling(boolean keysInInfo, Optional<String> sessionExpires) {

        public static final Signalling USUAL = new Signalling(false, Optional.empty());
    }

    public PeerPersona {
        formats = List.copyOf(formats);
        choice = List.copyOf(choice);
    }

    public static PeerPersona usual(
            String place, String transport, MediaPlace mediaPlace, Protection protection) {
        return new PeerPersona(
                place,
                transport,
                mediaPlace,
                protection,
                SdpText.CARRIER_FORMATS,
                List.of(),
                Signalling.USUAL);
    }

    public PeerPersona speaking(Protection other, List<String> offered, List<String> taken) {
        return new PeerPersona(place, transport, mediaPlace, other, offered, taken, signalling);
    }

    public PeerPersona signalling(Signalling other) {
        return new PeerPersona(place, transport, mediaPlace, protection, formats, choice, other);
    }

    @Override
    public boolean keysInInfo() {
        return signalling.keysInInfo();
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
        draft.with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE");
        if (method.equals("INVITE") && status / 100 == 2) {
            signalling
                    .sessionExpires()
                    .ifPresent(it -> draft.with("Require", "timer").with("Session-Expires", it));
        }
    }

    @Override
    public char mark() {
        return protection == Protection.REQUIRED ? 'T' : 'C';
    }
}
