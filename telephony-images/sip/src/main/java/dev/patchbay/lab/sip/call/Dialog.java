package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.NameAddress;
import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipUri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One end's view of a dialog (RFC 3261 section 12). Belongs to its call's thread.
public final class Dialog {

    private final String callId;
    private final String localTag;
    private final String local;
    private final String remote;
    private final List<String> routes;
    private final List<String> recordRoutes;
    private String target;
    private long sequence;
    private long remoteSequence;

    private Dialog(
            String callId,
            String localTag,
            String local,
            String remote,
            List<String> recordRoutes,
            List<String> routes,
            String target,
            long sequence,
            long remoteSequence) {
        this.callId = callId;
        this.localTag = localTag;
        this.local = local;
        this.remote = remote;
        this.recordRoutes = List.copyOf(recordRoutes);
        this.routes = List.copyOf(routes);
        this.target = target;
        this.sequence = sequence;
        this.remoteSequence = remoteSequence;
    }

    /// The caller's end.
    ///
    /// @param own whether a host in a route is our own proxy, which a request need not visit
    static Dialog ofCaller(SipMessage invite, SipMessage answer, Predicate<String> own) {
        var recorded = answer.values("Record-Route");
        return new Dialog(
                invite.callId(),
                invite.from().tag(),
                invite.first("From").orElse(""),
                answer.first("To").orElse(""),
                recorded,
                withoutOwn(recorded.reversed(), own),
                target(answer).orElse(invite.requestUriText()),
                invite.sequence(),
                -1);
    }

    /// The called end.
    static Dialog ofCallee(
            SipMessage invite, String localTag, List<String> added, Predicate<String> own) {
        var recorded = new ArrayList<>(added);
        recorded.addAll(invite.values("Record-Route"));
        return new Dialog(
                invite.callId(),
                localTag,
                invite.first("To").orElse("") + ";tag=" + localTag,
                invite.first("From").orElse(""),
                recorded,
                withoutOwn(recorded, own),
                target(invite).orElse(invite.from().uriText()),
                0,
                invite.sequence());
    }

    /// A request inside this dialog, but for Via and what the persona adds.
    SipDraft request(String method) {
        if (!method.equals("ACK")) {
            sequence++;
        }
        return SipDraft.request(method, target)
                .withAll("Route", routes)
                .with("From", local)
                .with("To", remote)
                .with("Call-ID", callId)
                .with("CSeq", sequence + " " + method)
                .with("Max-Forwards", "70");
    }

    /// Where the next request goes: the first route, else the far end itself.
    Optional<SipUri> nextHop() {
        return routes.isEmpty() ? SipUri.parse(target) : NameAddress.parse(routes.getFirst()).uri();
    }

    void refreshTarget(SipMessage message) {
        target(message).ifPresent(newTarget -> target = newTarget);
    }

    void seen(SipMessage request) {
        remoteSequence = Math.max(remoteSequence, request.sequence());
    }

    public String callId() {
        return callId;
    }

    public String localTag() {
        return localTag;
    }

    /// All recorded routes as they stand in the 200, ours included.
    public List<String> recordRoutes() {
        return recordRoutes;
    }

    /// The far end's highest CSeq so far; -1 before its first request.
    public long remoteSequence() {
        return remoteSequence;
    }

    private static Optional<String> target(SipMessage message) {
        return message.contact().map(NameAddress::uriText).filter(uri -> !uri.isBlank());
    }

    private static List<String> withoutOwn(List<String> routes, Predicate<String> own) {
        return routes.stream().filter(r -> !own.test(NameAddress.parse(r).host())).toList();
    }
}
