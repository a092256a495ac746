package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.call.Persona;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.media.Protection;
import dev.patchbay.lab.sip.media.SdpText;
import dev.patchbay.lab.sip.net.Flow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// What the hub's messages look like, after public traces: headers in capitals, a Contact on port
/// 443 with parameters of its own, and a regional proxy in the way.
record HubPersona(String address, MediaPlace mediaPlace) implements Persona {

    @Override
    public String sentBy(Flow flow) {
        return address + ":5061";
    }

    @Override
    public String contact(String call, Flow flow) {
        return "<" + contactUri(call) + ">";
    }

    static String contactUri(String call) {
        var id = UUID.nameUUIDFromBytes(call.getBytes(StandardCharsets.UTF_8));
        return "sip:%s:443;x-i=%s;x-c=%s/d/8/84cdcf".formatted(Names.API, id, call);
    }

    @Override
    public List<String> recordRoutes() {
        return List.of("<sip:" + Names.REGION + ":5061;transport=tls;lr>");
    }

    @Override
    public boolean owns(String host) {
        return Names.ours(host);
    }

    @Override
    public void dress(SipDraft draft, String method, int status) {
        draft.with(
                        status == 0 ? "User-Agent" : "Server",
                        "Microsoft.PSTNHub.SIPProxy v.2026.11.2.1 i.EUNO.7")
                .with("Allow", "INVITE,ACK,OPTIONS,CANCEL,BYE,NOTIFY");
        if (method.equals("INVITE") && status == 0) {
            draft.with("Supported", "timer").with("Min-SE", "300").with("Session-Expires", "3600");
        }
    }

    @Override
    public char mark() {
        return 'T';
    }

    @Override
    public Protection protection() {
        return Protection.REQUIRED;
    }

    @Override
    public List<String> formats() {
        return SdpText.TEAMS_FORMATS;
    }
}
