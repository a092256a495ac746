package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.call.CallPlan;
import dev.patchbay.lab.sip.call.CallWatcher;
import dev.patchbay.lab.sip.call.IncomingCall;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.lab.sip.call.OutgoingCall;
import dev.patchbay.lab.sip.call.Requests;
import dev.patchbay.lab.sip.call.ServerTransaction;
import dev.patchbay.lab.sip.call.SipNode;
import dev.patchbay.lab.sip.control.RuleBook;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.net.HostTable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One port of the carrier, UDP and TCP: judges what comes in by its kind's rules, and refuses it
/// or takes it.
final class Port implements AutoCloseable, Requests {

    private static final AtomicInteger NAMES = new AtomicInteger();

    /// How it treats what is new; calls there are go on.
    enum State {
        OPEN,
        /// No answer to anything, as a machine that is switched off.
        SILENT,
        /// 503 to every call, as a machine under load.
        BUSY
    }

    private final Kind kind;
    private final RuleBook<Rule> book;
    private final Consumer<OngoingCall> calls;
    private final Clock clock;
    private final Registrar registrar;
    private final SipNode node;
    private final CarrierPersona persona;
    private volatile State state = State.OPEN;

    /// @param calls is told of every call that comes in
    Port(
            Kind kind,
            InetSocketAddress bind,
            RuleBook<Rule> book,
            Consumer<OngoingCall> calls,
            Clock clock)
            throws IOException {
        this.kind = kind;
        this.book = book;
        this.calls = calls;
        this.clock = clock;
        registrar = new Registrar(kind.accounts(), clock);
        node = new SipNode(new HostTable(Map.of()), NameStyle.USUAL, "UDP", clock, this);
        var local = node.transports().listenUdp(bind);
        node.transports().listenTcp(local);
        persona =
                new CarrierPersona(
                        local.getAddress().getHostAddress() + ":" + local.getPort(),
                        new MediaPlace(local.getAddress(), 20_000, 29_999));
    }

    String place() {
        return persona.place();
    }

    SipNode node() {
        return node;
    }

    Registrar registrar() {
        return registrar;
    }

    void state(State now) {
        state = now;
    }

    @Override
    public void received(ServerTransaction transaction) {
        if (state == State.SILENT) {
            return;
        }
        switch (transaction.request().method()) {
            case "REGISTER" -> {
                if (!refused(transaction)) {
                    transaction.respond(
                            registrar.register(transaction.request()).written(NameStyle.USUAL));
                }
            }
            case "INVITE" -> invited(transaction);
            case "OPTIONS" -> transaction.respond(200, "OK", NameStyle.USUAL);
            default -> transaction.respond(481, "Call Does Not Exist", NameStyle.USUAL);
        }
    }

    private void invited(ServerTransaction transaction) {
        if (state == State.BUSY) {
            transaction.respond(503, "Service Unavailable", NameStyle.USUAL);
        } else if (!challenged(transaction) && !refused(transaction)) {
            var number = transaction.request().requestUri().map(SipUri::user).orElse("");
            var behind = number.startsWith(kind.techPrefix()) ? kind.techPrefix().length() : 0;
            var call =
                    IncomingCall.take(
                            node,
                            persona,
                            CallWatcher.NONE,
                            transaction,
                            CalledNumber.behaviour(number.substring(behind)),
                            name("in"),
                            clock);
            calls.accept(call);
            refresh(call);
        }
    }

    /// Calls of accounts prove their password: on the usual port those whose From says so.
    private boolean challenged(ServerTransaction transaction) {
        var request = transaction.request();
        if (!kind.demandsLogin() && !isUsualAccount(transaction)) {
            return false;
        }
        var refusal =
                registrar.challenge(request, "Proxy-Authorization", 407, "Proxy-Authenticate");
        refusal.ifPresent(answer -> transaction.respond(answer.written(NameStyle.USUAL)));
        return refusal.isPresent();
    }

    private boolean isUsualAccount(ServerTransaction transaction) {
        return kind == Kind.USUAL && transaction.request().from().host().equals(kind.domain());
    }

    private boolean refused(ServerTransaction transaction) {
        var findings = Judge.judge(kind, transaction.request(), transaction.flow().protocol());
        findings.forEach(it -> it.noteIn(book));
        var broken =
                findings.stream()
                        .filter(finding -> !finding.kept() && finding.rule().status() > 0)
                        .map(Finding::rule)
                        .findFirst();
        broken.ifPresent(rule ->
                transaction.respond(
                        SipNode.plain(transaction, rule.status(), rule.phrase())
                                .with(
                                        "Reason",
                                        "SIP;cause=%d;text=\"%s\""
                                                .formatted(rule.status(), rule.id()))
                                .written(NameStyle.USUAL)));
        return broken.isPresent();
    }

    OngoingCall call(CallPlan plan) {
        var call = OutgoingCall.place(node, persona, CallWatcher.NONE, plan, clock);
        refresh(call);
        return call;
    }

    private void refresh(OngoingCall call) {
        if (kind == Kind.BULKVS) {
            Refresher.refresh(call, book);
        }
    }

    static String name(String direction) {
        return "carrier-" + direction + "-" + NAMES.incrementAndGet();
    }

    @Override
    public void close() {
        node.close();
    }
}
