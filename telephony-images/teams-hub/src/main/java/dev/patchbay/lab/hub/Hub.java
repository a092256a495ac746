package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.NameAddress;
import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.call.Behaviour;
import dev.patchbay.lab.sip.call.CallPlan;
import dev.patchbay.lab.sip.call.IncomingCall;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.lab.sip.call.OutgoingCall;
import dev.patchbay.lab.sip.call.Requests;
import dev.patchbay.lab.sip.call.ServerTransaction;
import dev.patchbay.lab.sip.call.SipNode;
import dev.patchbay.lab.sip.control.RuleBook;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.net.HostTable;
import dev.patchbay.lab.sip.net.TlsIdentity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The hub itself: judges, refuses, answers, and calls.
final class Hub implements AutoCloseable, Requests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final NameStyle STYLE = NameStyle.UPPERCASE;

    private final InetSocketAddress bind;
    private final TlsIdentity identity;
    private final Tenants tenants;
    private final Clock clock;
    private final RequestJudge judge;
    private final OptionsWatch optionsWatch;
    private final RuleBook<Rule> book = new RuleBook<>(Rule.class);
    private final SipNode node;
    private final HubPersona persona;
    private final OptionsBack optionsBack;
    private volatile Answering answering = Answering.USUAL;
    private final Consumer<OngoingCall> calls;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final AtomicInteger names = new AtomicInteger();

    /// @param calls is told of every call that comes in
    Hub(
            InetSocketAddress bind,
            TlsIdentity identity,
            HostTable hosts,
            Tenants tenants,
            Consumer<OngoingCall> calls)
            throws IOException {
        this.tenants = tenants;
        this.calls = calls;
        clock = Clock.systemUTC();
        judge = new RequestJudge(tenants);
        optionsWatch = new OptionsWatch(clock);
        node = new SipNode(hosts, STYLE, "TLS", clock, this);
        this.bind = bind;
        this.identity = identity;
        var local = node.transports().listenTls(bind, identity);
        persona =
                new HubPersona(
                        local.getAddress().getHostAddress(),
                        new MediaPlace(local.getAddress(), 49_152, 53_247));
        optionsBack = new OptionsBack(node, persona, book);
    }

    RuleBook<Rule> book() {
        return book;
    }

    SipNode node() {
        return node;
    }

    /// The hub of this name answers INVITEs with 503, as a data centre under load does.
    void busy(String hub) {
        busy.add(hub);
    }

    void free() {
        busy.clear();
    }

    /// From now on calls to numbers of a tenant are answered like this.
    void answer(Answering how) {
        answering = how;
    }

    /// Refuses connections, as a machine does whose service has died; those there are end.
    void shut() {
        node.transports().close();
    }

    void open() throws IOException {
        openAs(identity);
    }

    /// Somebody else has taken the hub's place.
    void openAs(TlsIdentity stranger) throws IOException {
        node.transports().listenTls(bind, stranger);
    }

    @Override
    public void received(ServerTransaction transaction) {
        switch (transaction.request().method()) {
            case "OPTIONS" -> options(transaction);
            case "INVITE" -> invite(transaction);
            default -> transaction.respond(481, "Call/Transaction Does Not Exist", STYLE);
        }
    }

    @Override
    public void trouble(String remote, String what) {
        System.out.println("hub: " + remote + ": " + what);
    }

    private Optional<Finding> judged(ServerTransaction transaction) {
        var request = transaction.request();
        var findings = judge.judge(request);
        var host = request.contact().map(NameAddress::host).orElse("");
        CertificateJudge.judge(transaction.flow().certificate(), host, findings);
        if (request.method().equals("OPTIONS")) {
            optionsWatch.judge(request, transaction.flow(), findings);
        }
        findings.all().forEach(it -> it.noteIn(book));
        var broken = findings.all().stream().filter(it -> !it.kept()).toList();
        broken.forEach(it -> System.out.println("hub: broken: " + it));
        return broken.stream().filter(it -> it.rule().refusal() > 0).findFirst();
    }

    private void options(ServerTransaction transaction) {
        var broken = judged(transaction);
        if (broken.isPresent()) {
            refuse(transaction, broken.get());
            return;
        }
        transaction.respond(answer(transaction, 200, "OK"));
        transaction.request().contact().flatMap(NameAddress::uri).ifPresent(optionsBack::ask);
    }

    private void invite(ServerTransaction transaction) {
        var request = transaction.request();
        if (request.requestUri().map(SipUri::host).filter(busy::contains).isPresent()) {
            transaction.respond(
                    SipNode.plain(transaction, 503, "Service Unavailable")
                            .with("Retry-After", "1")
                            .written(STYLE));
            return;
        }
        var broken = judged(transaction);
        if (broken.isPresent()) {
            refuse(transaction, broken.get());
            return;
        }
        var tenant = request.contact().map(NameAddress::host).orElse("");
        var number = request.requestUri().map(SipUri::user).orElse("");
        var name = "hub-in-" + names.incrementAndGet();
        calls.accept(
                IncomingCall.take(
                        node,
                        persona,
                        new CallJudge(book, name, tenant),
                        transaction,
                        behaviour(tenant, number),
                        name,
                        clock));
    }

    private Behaviour behaviour(String tenant, String number) {
        return tenants.hasNumber(tenant, number)
                ? answering.behaviour()
                : Answering.refusal(
                        404, "Not Found", "Q.850;cause=1;text=\"511404;number not assigned\"");
    }

    private void refuse(ServerTransaction transaction, Finding finding) {
        var rule = finding.rule();
        transaction.respond(
                SipNode.plain(transaction, rule.refusal(), phrase(rule.refusal()))
                        .with(
                                "Reason",
                                "SIP;cause=%d;text=\"%s\"".formatted(rule.refusal(), rule.id()))
                        .written(STYLE));
    }

    private static String phrase(int status) {
        return switch (status) {
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 420 -> "Bad Extension";
            case 488 -> "Not Acceptable Here";
            default -> "Bad Request";
        };
    }

    private SipMessage answer(ServerTransaction transaction, int status, String phrase) {
        var draft = SipNode.plain(transaction, status, phrase);
        persona.dress(draft, transaction.request().method(), status);
        return draft.written(STYLE);
    }

    /// Calls through an SBC, as Teams does for a user of the tenant.
    ///
    /// @param talk empty: until told
    OngoingCall call(
            String tenant, String from, String to, Calling calling, Optional<Duration> talk) {
        var name = "hub-out-" + names.incrementAndGet();
        var plan =
                new CallPlan(
                        name,
                        "sip:%s@%s:5061;user=phone;transport=tls".formatted(to, tenant),
                        calling.from(from),
                        "<sip:%s@%s:5061;user=phone>".formatted(to, tenant),
                        "TLS",
                        tenant,
                        5061,
                        calling.headers(from),
                        calling.location(),
                        PATIENCE,
                        talk);
        return OutgoingCall.place(node, persona, new CallJudge(book, name, tenant), plan, clock);
    }

    @Override
    public void close() {
        node.close();
    }
}
