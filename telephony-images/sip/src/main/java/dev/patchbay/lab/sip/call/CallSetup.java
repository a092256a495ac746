package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.net.Flow;
import java.io.IOException;
import java.util.Optional;

/// What a call needs from its program.
record CallSetup(SipNode node, Persona persona, CallWatcher watcher, CallReport report) {

    /// Adds Via and the persona's headers to a request and writes it.
    SipMessage request(SipDraft draft, String method, Flow flow) {
        draft.with("Via", SipNode.via(flow, persona.sentBy(flow)));
        persona.dress(draft, method, 0);
        return draft.written(node.style());
    }

    /// Opens or reuses the connection towards the dialog's next hop.
    Flow flow(Dialog dialog) throws IOException {
        Optional<SipUri> hop = dialog.nextHop();
        if (hop.isEmpty()) {
            throw new IOException("the far end gave no address that can be read");
        }
        return node.flowTo(hop.get());
    }
}
