package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.Tokens;
import dev.patchbay.lab.sip.media.MediaSession;
import dev.patchbay.lab.sip.media.Sdp;
import dev.patchbay.lab.sip.media.SdpText;
import dev.patchbay.lab.sip.net.Flow;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/// The caller's side of a call, from INVITE to BYE, on a virtual thread of its own.
public final class OutgoingCall {

    private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(5);

    private final CallSetup setup;
    private final CallPlan plan;
    private final Mailbox mailbox = new Mailbox();
    private final Handle handle;
    private final String callId;
    private final String localTag = Tokens.next();

    private OutgoingCall(
            SipNode node, Persona persona, CallWatcher watcher, CallPlan plan, Clock clock) {
        this.plan = plan;
        this.callId = Tokens.next() + Tokens.next();
        var report =
                new CallReport(plan.name(), "out", plan.from(), plan.to(), callId, clock.instant());
        this.setup = new CallSetup(node, persona, watcher, report);
        this.handle = new Handle(report, mailbox);
    }

    public static OngoingCall place(
            SipNode node, Persona persona, CallWatcher watcher, CallPlan plan, Clock clock) {
        var call = new OutgoingCall(node, persona, watcher, plan, clock);
        Thread.ofVirtual().name("call-" + plan.name()).start(call::run);
        return call.handle;
    }

    private void run() {
        setup.node().register(callId, localTag, mailbox);
        try (var media =
                new MediaSession(
                        setup.persona().mediaPlace(),
                        setup.persona().mark(),
                        setup.persona().protection())) {
            setup.watcher().opened(media);
            invite(media);
        } catch (IOException e) {
            setup.report().refused(0, "unreachable: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            setup.report().ended(CallReport.Ended.NEVER_STARTED, "stopped");
            setup.node().unregister(callId, localTag);
            setup.watcher().ended(setup.report(), setup.report().count(), setup.report().seconds());
            handle.over();
        }
    }

    private void invite(MediaSession media) throws IOException, InterruptedException {
        var persona = setup.persona();
        var flow = setup.node().transports().to(plan.protocol(), plan.host(), plan.port());
        var offer =
                new SdpText(
                        persona.mediaPlace().address(),
                        media.port(),
                        media.key(),
                        "1",
                        persona.formats(),
                        "sendrecv",
                        1,
                        SdpText.Frame.offering(persona.protection()));
        var draft =
                SipDraft.request("INVITE", plan.requestUri())
                        .with("From", plan.from() + ";tag=" + localTag)
                        .with("To", plan.to())
                        .with("Call-ID", callId)
                        .with("CSeq", "1 INVITE")
                        .with("Max-Forwards", "70")
                        .withAll("Record-Route", persona.recordRoutes())
                        .with("Contact", persona.contact(plan.name(), flow));
        plan.extra().forEach(header -> draft.with(header.name(), header.value()));
        var invite =
                setup.request(draft.body(plan.bodyType(), plan.body(offer.text())), "INVITE", flow);
        setup.watcher().inviting(invite, flow);
        setup.node().send(invite, flow, mailbox);
        wait(invite, flow, offer, media);
    }

    private void wait(SipMessage invite, Flow flow, SdpText offer, MediaSession media)
            throws InterruptedException, IOException {
        long deadline = System.nanoTime() + plan.patience().toNanos();
        boolean cancelled = false;
        boolean provisional = false;
        while (true) {
            var event = mailbox.next(deadline);
            switch (event.orElse(new CallEvent.Ordered(CallEvent.Order.HANG_UP))) {
                case CallEvent.Replied(var reply, var from) -> {
                    setup.watcher().replied(invite, reply, from);
                    provisional = true;
                    if (reply.status() >= 300) {
                        setup.report().refused(reply.status(), reply.reasonPhrase());
                        return;
                    }
                    if (reply.status() >= 200) {
                        connected(invite, reply, offer, media, cancelled);
                        return;
                    }
                    if (reply.status() >= 180) {
                        setup.report().ringing();
                    }
                    describe(reply, media);
                }
                case CallEvent.Failed(var why) -> {
                    setup.report().refused(cancelled ? 487 : 408, why);
                    return;
                }
                case CallEvent.Ordered(var order) when order == CallEvent.Order.HANG_UP -> {
                    if (cancelled || !provisional) {
                        setup.report().refused(cancelled ? 487 : 408, "no answer");
                        return;
                    }
                    cancelled = true;
                    deadline = System.nanoTime() + CANCEL_PATIENCE.toNanos();
                    setup.node().send(cancel(invite), flow, IGNORED);
                }
                case CallEvent.Asked(var request, var transaction) -> early(request, transaction);
                case CallEvent.Acknowledged _,
                        CallEvent.Cancelled _,
                        CallEvent.Pressed _,
                        CallEvent.Told _,
                        CallEvent.Ordered _ -> {}
            }
        }
    }

    /// PRACK, UPDATE and the like before the answer: we offered none of them.
    private void early(SipMessage request, ServerTransaction transaction) {
        boolean bye = request.method().equals("BYE");
        transaction.respond(bye ? 200 : 501, bye ? "OK" : "Not Here", setup.node().style());
        if (bye) {
            mailbox.put(new CallEvent.Failed("BYE before the answer"));
        }
    }

    private void describe(SipMessage reply, MediaSession media) {
        if (reply.body().length > 0) {
            Negotiation.peer(Sdp.read(reply.bodyText()), setup.persona())
                    .ifPresent(peer -> {
                        setup.watcher().described(reply, peer);
                        media.connect(peer);
                    });
        }
    }

    private void connected(
            SipMessage invite,
            SipMessage reply,
            SdpText offer,
            MediaSession media,
            boolean cancelled)
            throws InterruptedException, IOException {
        var dialog = Dialog.ofCaller(invite, reply, setup.persona()::owns);
        setup.report().answered(media);
        describe(reply, media);
        boolean agreed = Negotiation.peer(Sdp.read(reply.bodyText()), setup.persona()).isPresent();
        handle.settled();
        var conversation = new Conversation(setup, mailbox, dialog, media, offer);
        conversation.acknowledge(invite.sequence());
        if (cancelled || !agreed) {
            conversation.hangUp(agreed ? "answered after we cancelled" : "no usable SDP answer");
        } else {
            conversation.run(plan.talk(), false);
        }
    }

    private SipMessage cancel(SipMessage invite) {
        return SipDraft.request("CANCEL", invite.requestUriText())
                .with("Via", invite.values("Via").getFirst())
                .with("From", invite.first("From").orElse(""))
                .with("To", invite.first("To").orElse(""))
                .with("Call-ID", callId)
                .with("CSeq", invite.sequence() + " CANCEL")
                .with("Max-Forwards", "70")
                .written(setup.node().style());
    }

    private static final Replies IGNORED =
            new Replies() {
                @Override
                public void reply(SipMessage reply, Flow flow) {}

                @Override
                public void failed(String why) {}
            };
}
