package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.Tokens;
import dev.patchbay.lab.sip.call.Replies;
import dev.patchbay.lab.sip.call.SipNode;
import dev.patchbay.lab.sip.control.RuleBook;
import dev.patchbay.lab.sip.net.Flow;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// What the real hub does after OPTIONS it liked: asks the name in Contact in its turn, over a
/// connection of its own.
final class OptionsBack {

    /// An SBC that has just been restarted is no SBC that does not answer.
    private static final int ATTEMPTS = 3;

    private static final Executor LATER = CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS);

    private final SipNode node;
    private final HubPersona persona;
    private final RuleBook<Rule> book;

    OptionsBack(SipNode node, HubPersona persona, RuleBook<Rule> book) {
        this.node = node;
        this.persona = persona;
        this.book = book;
    }

    /// Returns at once.
    void ask(SipUri contact) {
        Thread.ofVirtual().start(() -> attempt(contact, ATTEMPTS));
    }

    private void attempt(SipUri contact, int left) {
        try {
            var flow = node.transports().to("TLS", contact.host(), contact.portOr(5061));
            node.send(options(contact, flow), flow, new Expected(contact, left));
        } catch (IOException e) {
            failed(contact, left, String.valueOf(e.getMessage()));
        }
    }

    private SipMessage options(SipUri contact, Flow flow) {
        var draft =
                SipDraft.request("OPTIONS", "sip:%s:5061;transport=tls".formatted(contact.host()))
                        .with(
                                "Via",
                                "SIP/2.0/TLS %s;branch=%s"
                                        .formatted(persona.sentBy(flow), Tokens.branch()))
                        .with(
                                "From",
                                "<sip:%s:5061>;tag=%s"
                                        .formatted(Names.HUBS.getFirst(), Tokens.next()))
                        .with("To", "<sip:%s:5061>".formatted(contact.host()))
                        .with("Call-ID", Tokens.next() + Tokens.next())
                        .with("CSeq", "1 OPTIONS")
                        .with("Max-Forwards", "70")
                        .with("Contact", "<sip:%s:5061;transport=tls>".formatted(Names.REGION));
        persona.dress(draft, "OPTIONS", 0);
        return draft.written(NameStyle.UPPERCASE);
    }

    private void failed(SipUri contact, int left, String why) {
        if (left > 1) {
            LATER.execute(() -> attempt(contact, left - 1));
        } else {
            book.note(Rule.OPTIONS_ANSWERED, false, why);
        }
    }

    private final class Expected implements Replies {

        private final SipUri contact;
        private final int left;

        private Expected(SipUri contact, int left) {
            this.contact = contact;
            this.left = left;
        }

        @Override
        public void reply(SipMessage reply, Flow flow) {
            if (reply.status() >= 200) {
                book.note(Rule.OPTIONS_ANSWERED, reply.status() == 200, reply.startLine());
            }
        }

        @Override
        public void failed(String why) {
            OptionsBack.this.failed(contact, left, why);
        }
    }
}
