package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.Tokens;
import dev.patchbay.lab.sip.media.MediaSession;
import dev.patchbay.lab.sip.media.Sdp;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The called side of a call, from INVITE to BYE, on a virtual thread of its own.
public final class IncomingCall {

    /// Longer than any caller lets it ring.
    private static final Duration RING_FOREVER = Duration.ofMinutes(10);

    private final CallSetup setup;
    private final Behaviour behaviour;
    private final ServerTransaction transaction;
    private final SipMessage invite;
    private final Mailbox mailbox = new Mailbox();
    private final Handle handle;
    private final String localTag = Tokens.next();

    private IncomingCall(
            SipNode node,
            Persona persona,
            CallWatcher watcher,
            ServerTransaction transaction,
            Behaviour behaviour,
            String name,
            Clock clock) {
        this.transaction = transaction;
        this.behaviour = behaviour;
        this.invite = transaction.request();
        var report =
                new CallReport(
                        name,
                        "in",
                        invite.from().uriText(),
                        invite.requestUriText(),
                        invite.callId(),
                        clock.instant());
        this.setup = new CallSetup(node, persona, watcher, report);
        this.handle = new Handle(report, mailbox);
    }

    /// Takes the call; returns at once. The caller's INVITE is registered before this returns, so
    /// no CANCEL or ACK is lost.
    public static OngoingCall take(
            SipNode node,
            Persona persona,
            CallWatcher watcher,
            ServerTransaction transaction,
            Behaviour behaviour,
            String name,
            Clock clock) {
        var call = new IncomingCall(node, persona, watcher, transaction, behaviour, name, clock);
        node.register(call.invite.callId(), call.localTag, call.mailbox);
        transaction.whenCancelled(() -> call.mailbox.put(new CallEvent.Cancelled()));
        if (!(behaviour instanceof Behaviour.Silence(var trying) && !trying)) {
            transaction.respond(100, "Trying", node.style());
        }
        Thread.ofVirtual().name("call-" + name).start(call::run);
        return call.handle;
    }

    private void run() {
        try {
            switch (behaviour) {
                case Behaviour.Answer(var ringFor, var hangUpAfter) -> {
                    respond(180, "Ringing");
                    setup.report().ringing();
                    if (ring(ringFor)) {
                        answer(Optional.empty(), hangUpAfter);
                    }
                }
                case Behaviour.EarlyMedia(var before) ->
                        answer(Optional.of(before), Optional.empty());
                case Behaviour.Forked(var before) -> {
                    respond(180, "Ringing");
                    setup.report().ringing();
                    respond(180, "Ringing");
                    answer(Optional.of(before), Optional.empty());
                }
                case Behaviour.Obey() -> obey();
                case Behaviour.Silence _ -> ring(RING_FOREVER);
                case Behaviour.Ring() -> {
                    respond(180, "Ringing");
                    setup.report().ringing();
                    if (ring(RING_FOREVER)) {
                        refuse(
                                new Behaviour.Refuse(
                                        480, "Temporarily Unavailable", List.of(), false));
                    }
                }
                case Behaviour.Refuse refusal -> refuse(refusal);
            }
        } catch (IOException e) {
            refuse(new Behaviour.Refuse(500, "Server Internal Error", List.of(), false));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            setup.report().ended(CallReport.Ended.NEVER_STARTED, "stopped");
            setup.node().unregister(invite.callId(), localTag);
            setup.watcher().ended(setup.report(), setup.report().count(), setup.report().seconds());
            handle.over();
        }
    }

    private void obey() throws IOException, InterruptedException {
        while (true) {
            var event = mailbox.next(System.nanoTime() + RING_FOREVER.toNanos());
            if (event.isPresent() && event.get() instanceof CallEvent.Told(var what)) {
                switch (what) {
                    case Behaviour.Ring() -> {
                        respond(180, "Ringing");
                        setup.report().ringing();
                    }
                    case Behaviour.Answer _ -> {
                        answer(Optional.empty(), Optional.empty());
                        return;
                    }
                    case Behaviour.EarlyMedia(var before) -> {
                        answer(Optional.of(before), Optional.empty());
                        return;
                    }
                    case Behaviour.Refuse refusal -> {
                        refuse(refusal);
                        return;
                    }
                    case Behaviour.Forked _, Behaviour.Silence _, Behaviour.Obey _ -> {}
                }
            } else if (event.isEmpty() || !waits(event.get())) {
                return;
            }
        }
    }

    /// Lets it ring; false when the caller gave up or we were told to.
    private boolean ring(Duration ringFor) throws InterruptedException {
        long deadline = System.nanoTime() + ringFor.toNanos();
        while (true) {
            var event = mailbox.next(deadline);
            if (event.isEmpty()) {
                return true;
            }
            if (event.get() instanceof CallEvent.Told(var what)) {
                if (what instanceof Behaviour.Answer) {
                    return true;
                }
                if (what instanceof Behaviour.Refuse refusal) {
                    refuse(refusal);
                    return false;
                }
            } else if (!waits(event.get())) {
                return false;
            }
        }
    }

    /// What may happen before the answer; false when the call is over by it.
    private boolean waits(CallEvent event) {
        switch (event) {
            case CallEvent.Cancelled _ -> {
                respond(487, "Request Terminated");
                setup.report().refused(487, "caller gave up");
                return false;
            }
            case CallEvent.Ordered(var order) when order == CallEvent.Order.HANG_UP -> {
                refuse(new Behaviour.Refuse(603, "Decline", List.of(), false));
                return false;
            }
            case CallEvent.Asked(_, var other) ->
                    other.respond(
                            other.request().method().equals("BYE") ? 200 : 501,
                            "Early",
                            setup.node().style());
            case CallEvent.Replied _,
                    CallEvent.Acknowledged _,
                    CallEvent.Failed _,
                    CallEvent.Pressed _,
                    CallEvent.Told _,
                    CallEvent.Ordered _ -> {}
        }
        return true;
    }

    private void answer(Optional<Duration> early, Optional<Duration> hangUpAfter)
            throws IOException, InterruptedException {
        var persona = setup.persona();
        var offer = Sdp.read(invite.bodyText());
        var peer = Negotiation.peer(offer, persona);
        if (peer.isEmpty()) {
            refuse(new Behaviour.Refuse(488, "Not Acceptable Here", List.of(), false));
            return;
        }
        try (var media =
                new MediaSession(persona.mediaPlace(), persona.mark(), persona.protection())) {
            setup.watcher().opened(media);
            var answer =
                    Negotiation.answer(
                            offer,
                            persona.mediaPlace().address(),
                            media.port(),
                            media.key(),
                            persona);
            if (early.isPresent()) {
                media.connect(peer.get());
                transaction.respond(
                        reply(183, "Session Progress")
                                .body("application/sdp", answer.text())
                                .written(setup.node().style()));
                if (!ring(early.get())) {
                    return;
                }
            }
            var dialog = Dialog.ofCallee(invite, localTag, persona.recordRoutes(), persona::owns);
            var ok =
                    reply(200, "OK")
                            .body("application/sdp", answer.text())
                            .written(setup.node().style());
            setup.report().answered(media);
            setup.watcher().described(invite, peer.get());
            setup.watcher().answered(ok, dialog);
            media.connect(peer.get());
            handle.settled();
            transaction.respond(ok);
            new Conversation(setup, mailbox, dialog, media, answer)
                    .answering(transaction)
                    .run(hangUpAfter, true);
        }
    }

    private void refuse(Behaviour.Refuse refusal) {
        if (refusal.rings()) {
            respond(180, "Ringing");
            setup.report().ringing();
        }
        var draft = SipDraft.response(invite, refusal.status(), refusal.phrase(), localTag);
        refusal.headers().forEach(header -> draft.with(header.name(), header.value()));
        setup.persona().dress(draft, "INVITE", refusal.status());
        transaction.respond(draft.written(setup.node().style()));
        setup.report().refused(refusal.status(), refusal.phrase());
    }

    private void respond(int status, String phrase) {
        transaction.respond(reply(status, phrase).written(setup.node().style()));
    }

    private SipDraft reply(int status, String phrase) {
        var persona = setup.persona();
        var draft = SipDraft.response(invite, status, phrase, tag(status));
        if (status < 300) {
            draft.withAll("Record-Route", persona.recordRoutes())
                    .withAll("Record-Route", invite.lines("Record-Route"))
                    .with("Contact", persona.contact(setup.report().name(), transaction.flow()));
        }
        persona.dress(draft, "INVITE", status);
        return draft;
    }

    private String tag(int status) {
        return behaviour instanceof Behaviour.Forked && status < 200 ? Tokens.next() : localTag;
    }
}
