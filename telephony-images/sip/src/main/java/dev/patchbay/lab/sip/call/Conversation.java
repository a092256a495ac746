package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.media.MediaSession;
import dev.patchbay.lab.sip.media.Sdp;
import dev.patchbay.lab.sip.media.SdpText;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The connected part of a call, the same for both sides: re-INVITEs, holding, and the end.
final class Conversation {

    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration ACK_PATIENCE = Duration.ofSeconds(10);
    private static final Duration BYE_PATIENCE = Duration.ofSeconds(5);

    private final CallSetup setup;
    private final Mailbox mailbox;
    private final Dialog dialog;
    private final MediaSession media;
    private SdpText ours;
    private final Map<Long, SipMessage> acknowledgements = new HashMap<>();
    private @Nullable ServerTransaction unacknowledged;
    private boolean byeSent;
    private boolean over;

    Conversation(
            CallSetup setup, Mailbox mailbox, Dialog dialog, MediaSession media, SdpText ours) {
        this.setup = setup;
        this.mailbox = mailbox;
        this.dialog = dialog;
        this.media = media;
        this.ours = ours;
    }

    /// Our 200 has gone out and wants its ACK.
    Conversation answering(ServerTransaction invite) {
        unacknowledged = invite;
        return this;
    }

    void run(Optional<Duration> talk, boolean awaitingAck) throws InterruptedException {
        long end = System.nanoTime() + talk.orElse(LONGEST).toNanos();
        long ackDue = System.nanoTime() + ACK_PATIENCE.toNanos();
        boolean early = awaitingAck;
        while (!over) {
            early &= unacknowledged != null;
            var event = mailbox.next(early && ackDue - end < 0 ? ackDue : end);
            if (event.isPresent()) {
                handle(event.get());
            } else if (early && System.nanoTime() - ackDue >= 0) {
                setup.watcher().acknowledged(false);
                hangUp("our 200 was not acknowledged");
            } else {
                hangUp("talked long enough");
            }
        }
    }

    private void handle(CallEvent event) throws InterruptedException {
        switch (event) {
            case CallEvent.Asked(var request, var transaction) -> asked(request, transaction);
            case CallEvent.Acknowledged(var ack, var flow) -> {
                setup.watcher().asked(ack, dialog, flow);
                if (unacknowledged != null) {
                    unacknowledged.acknowledge();
                    unacknowledged = null;
                    setup.watcher().acknowledged(true);
                }
            }
            case CallEvent.Replied(var reply, _) -> replied(reply);
            case CallEvent.Ordered(var order) -> {
                switch (order) {
                    case HANG_UP -> hangUp("told to");
                    case HOLD -> reinvite("sendonly");
                    case RESUME -> reinvite("sendrecv");
                }
            }
            case CallEvent.Pressed(var digits) -> {
                if (setup.persona().keysInInfo()) {
                    digits.chars().forEach(digit -> inform((char) digit));
                } else {
                    media.press(digits);
                }
            }
            case CallEvent.Failed _, CallEvent.Cancelled _, CallEvent.Told _ -> {}
        }
    }

    private void asked(SipMessage request, ServerTransaction transaction) {
        setup.watcher().asked(request, dialog, transaction.flow());
        dialog.seen(request);
        switch (request.method()) {
            case "BYE" -> {
                transaction.respond(200, "OK", setup.node().style());
                if (!byeSent) {
                    setup.report()
                            .ended(CallReport.Ended.BY_THEM, request.first("Reason").orElse("BYE"));
                }
                over = true;
            }
            case "INVITE" -> reinvited(request, transaction);
            case "UPDATE" -> {
                dialog.refreshTarget(request);
                if (request.body().length > 0) {
                    reinvited(request, transaction);
                } else {
                    transaction.respond(
                            answer(transaction, 200, "OK").written(setup.node().style()));
                }
            }
            case "OPTIONS", "INFO", "NOTIFY", "PRACK", "MESSAGE" ->
                    transaction.respond(200, "OK", setup.node().style());
            default -> transaction.respond(405, "Method Not Allowed", setup.node().style());
        }
    }

    private void reinvited(SipMessage request, ServerTransaction transaction) {
        dialog.refreshTarget(request);
        var persona = setup.persona();
        String body;
        if (request.body().length == 0) {
            ours = ours.facing("sendrecv"); // no offer in it: the 200 makes one, its ACK answers
            body = ours.text();
        } else {
            var offer = Sdp.read(request.bodyText());
            var peer = Negotiation.peer(offer, persona);
            if (peer.isEmpty()) {
                transaction.respond(488, "Not Acceptable Here", setup.node().style());
                return;
            }
            setup.watcher().described(request, peer.get());
            media.connect(peer.get());
            var answer =
                    Negotiation.answer(offer, ours.address(), ours.port(), media.key(), persona);
            ours = answer.after(ours);
            body = ours.text();
        }
        if (request.method().equals("INVITE")) {
            unacknowledged = transaction;
        }
        transaction.respond(
                answer(transaction, 200, "OK")
                        .body("application/sdp", body)
                        .written(setup.node().style()));
    }

    private SipDraft answer(ServerTransaction transaction, int status, String phrase) {
        var draft = SipDraft.response(transaction.request(), status, phrase, "");
        draft.with("Contact", setup.persona().contact(setup.report().name(), transaction.flow()));
        setup.persona().dress(draft, transaction.request().method(), status);
        return draft;
    }

    private void replied(SipMessage reply) {
        switch (reply.method()) {
            case "INVITE" -> {
                var known = acknowledgements.get(reply.sequence());
                if (known != null && reply.status() / 100 == 2) {
                    acknowledge(reply.sequence()); // the 200 came again: our ACK was lost
                } else if (reply.status() / 100 == 2) {
                    dialog.refreshTarget(reply);
                    Negotiation.peer(Sdp.read(reply.bodyText()), setup.persona())
                            .ifPresent(peer -> {
                                setup.watcher().described(reply, peer);
                                media.connect(peer);
                            });
                    acknowledge(reply.sequence());
                    setup.report().agreed();
                }
            }
            case "BYE" -> over |= reply.status() >= 200;
            default -> {}
        }
    }

    void acknowledge(long sequence) {
        try {
            var flow = setup.flow(dialog);
            var ack = acknowledgements.get(sequence);
            if (ack == null) {
                var draft = dialog.request("ACK").replacing("CSeq", sequence + " ACK");
                ack = setup.request(draft, "ACK", flow);
                acknowledgements.put(sequence, ack);
            }
            setup.node().transmit(ack, flow);
        } catch (IOException e) {
            setup.report().ended(CallReport.Ended.BY_US, "cannot send ACK: " + e.getMessage());
            over = true;
        }
    }

    private void inform(char key) {
        try {
            var flow = setup.flow(dialog);
            var draft =
                    dialog.request("INFO")
                            .body(
                                    "application/dtmf-relay",
                                    "Signal=%c\r\nDuration=160\r\n".formatted(key));
            setup.node().send(setup.request(draft, "INFO", flow), flow, mailbox);
        } catch (IOException e) {
            setup.report().ended(CallReport.Ended.BY_US, "cannot send INFO: " + e.getMessage());
            over = true;
        }
    }

    private void reinvite(String direction) {
        try {
            var flow = setup.flow(dialog);
            ours = ours.facing(direction);
            var draft =
                    dialog.request("INVITE")
                            .with("Contact", setup.persona().contact(setup.report().name(), flow))
                            .body("application/sdp", ours.text());
            setup.node().send(setup.request(draft, "INVITE", flow), flow, mailbox);
        } catch (IOException e) {
            setup.report()
                    .ended(CallReport.Ended.BY_US, "cannot send re-INVITE: " + e.getMessage());
            over = true;
        }
    }

    /// Sends BYE and waits a little for its answer, also when the far end's BYE crosses ours.
    void hangUp(String why) throws InterruptedException {
        setup.report().ended(CallReport.Ended.BY_US, why);
        byeSent = true;
        try {
            var flow = setup.flow(dialog);
            setup.node().send(setup.request(dialog.request("BYE"), "BYE", flow), flow, mailbox);
        } catch (IOException e) {
            over = true;
            return;
        }
        long deadline = System.nanoTime() + BYE_PATIENCE.toNanos();
        while (!over) {
            var event = mailbox.next(deadline);
            if (event.isEmpty() || event.get() instanceof CallEvent.Failed) {
                over = true;
            } else if (!(event.get() instanceof CallEvent.Ordered)) {
                handle(event.get());
            }
        }
    }
}
