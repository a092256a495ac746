package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.NameAddress;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.call.CallReport;
import dev.patchbay.lab.sip.call.CallWatcher;
import dev.patchbay.lab.sip.call.Dialog;
import dev.patchbay.lab.sip.control.RuleBook;
import dev.patchbay.lab.sip.media.MediaCount;
import dev.patchbay.lab.sip.media.MediaSession;
import dev.patchbay.lab.sip.media.Sdp;
import dev.patchbay.lab.sip.net.Flow;
import org.jspecify.annotations.Nullable;

/// Judges one call from its set-up to its end.
///
/// Belongs to the call's thread.
final class CallJudge implements CallWatcher {

    private final RuleBook<Rule> book;
    private final String call;
    private final String tenant;
    private @Nullable String audioAddress;

    /// @param call the call's name, which our Contact is made of
    CallJudge(RuleBook<Rule> book, String call, String tenant) {
        this.book = book;
        this.call = call;
        this.tenant = tenant;
    }

    @Override
    public void replied(SipMessage invite, SipMessage reply, Flow flow) {
        if (reply.status() < 180 || reply.status() >= 300) {
            return;
        }
        var findings = new Findings();
        var host = reply.contact().map(NameAddress::host).orElse("");
        findings.look(
                Rule.RESPONSE_CONTACT_IS_TENANT,
                host.equals(tenant),
                "Contact: " + reply.first("Contact").orElse(""));
        CertificateJudge.judge(flow.certificate(), host, findings);
        findings.look(
                Rule.RESPONSE_ECHOES_RECORD_ROUTE,
                reply.values("Record-Route").stream()
                        .anyMatch(it -> NameAddress.parse(it).host().equals(Names.REGION)),
                "Record-Route: " + reply.values("Record-Route"));
        findings.look(
                Rule.ALLOW_WITHOUT_REFER,
                !reply.lists("Allow", "REFER"),
                "Allow: " + reply.values("Allow"));
        if (reply.status() == 200) {
            findings.look(
                    Rule.RESPONSE_WITH_SDES_KEY,
                    Sdp.read(reply.bodyText())
                            .audio()
                            .filter(it -> it.profile().equals("RTP/SAVP"))
                            .flatMap(Sdp.Media::usableCrypto)
                            .isPresent(),
                    "the answer's m= and a=crypto");
        }
        findings.all().forEach(it -> it.noteIn(book));
    }

    @Override
    public void asked(SipMessage request, Dialog dialog, Flow flow) {
        var findings = new Findings();
        findings.look(
                Rule.IN_DIALOG_BY_ROUTE,
                request.values("Route").stream()
                        .anyMatch(it -> NameAddress.parse(it).host().equals(Names.REGION)),
                "%s with Route: %s".formatted(request.method(), request.values("Route")));
        findings.look(
                Rule.IN_DIALOG_TO_CONTACT,
                request.requestUriText().equals(HubPersona.contactUri(call)),
                request.startLine());
        if (!request.method().equals("ACK")) {
            findings.look(
                    Rule.IN_DIALOG_CSEQ_RISES,
                    request.sequence() > dialog.remoteSequence(),
                    "CSeq: %s after %d"
                            .formatted(request.first("CSeq").orElse(""), dialog.remoteSequence()));
        }
        findings.all().forEach(it -> it.noteIn(book));
    }

    @Override
    public void acknowledged(boolean inTime) {
        book.note(Rule.ACK_IN_TIME, inTime, "no ACK for our 200");
    }

    @Override
    public void described(SipMessage message, MediaSession.Peer peer) {
        var address = peer.address().getAddress().getHostAddress();
        if (audioAddress != null) {
            book.note(
                    Rule.MEDIA_STAYS,
                    address.equals(audioAddress),
                    "%s after %s".formatted(address, audioAddress));
        }
        audioAddress = address;
    }

    @Override
    public void ended(CallReport report, MediaCount count, double seconds) {
        if (seconds >= 1) {
            book.note(
                    Rule.SRTP_FLOWS,
                    count.received() > 0,
                    "no packet in %.1f s".formatted(seconds));
        }
        if (count.received() + count.authFailures() > 0) {
            book.note(
                    Rule.SRTP_FROM_ITS_ADDRESS,
                    count.otherSource() == 0,
                    "%d packets from elsewhere".formatted(count.otherSource()));
            book.note(
                    Rule.SRTP_AUTHENTIC,
                    count.authFailures() == 0,
                    "%d of %d packets"
                            .formatted(
                                    count.authFailures(), count.received() + count.authFailures()));
        }
    }
}
