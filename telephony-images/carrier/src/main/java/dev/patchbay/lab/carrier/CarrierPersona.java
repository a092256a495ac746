package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.call.Persona;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.media.Protection;
import dev.patchbay.lab.sip.media.SdpText;
import dev.patchbay.lab.sip.net.Flow;
import java.util.List;

/// What the carrier's messages look like.
///
/// @param place host and port it is reached at
record CarrierPersona(String place, MediaPlace mediaPlace) implements Persona {

    @Override
    public String sentBy(Flow flow) {
        return place;
    }

    @Override
    public String contact(String call, Flow flow) {
        return "<sip:carrier@%s%s>"
                .formatted(place, flow.protocol().equals("UDP") ? "" : ";transport=tcp");
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
        draft.with(status == 0 ? "User-Agent" : "Server", "City Telecom softswitch 9.2")
                .with("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE");
    }

    @Override
    public char mark() {
        return 'C';
    }

    @Override
    public Protection protection() {
        return Protection.NONE;
    }

    @Override
    public List<String> formats() {
        return SdpText.CARRIER_FORMATS;
    }
}
