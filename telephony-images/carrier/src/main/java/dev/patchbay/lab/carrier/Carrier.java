package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.call.CallPlan;
import dev.patchbay.lab.sip.call.CallWatcher;
import dev.patchbay.lab.sip.call.IncomingCall;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.lab.sip.call.OutgoingCall;
import dev.patchbay.lab.sip.call.Requests;
import dev.patchbay.lab.sip.call.ServerTransaction;
import dev.patchbay.lab.sip.call.SipNode;
import dev.patchbay.lab.sip.control.Answer;
import dev.patchbay.lab.sip.control.Command;
import dev.patchbay.lab.sip.control.Control;
import dev.patchbay.lab.sip.control.Json;
import dev.patchbay.lab.sip.control.Switchboard;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.net.HostTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The carrier itself: one UDP port for trunks and registrations.
final class Carrier implements AutoCloseable, Requests, Control.Commands {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Registrar registrar;
    private final String registrarHost;
    private final SipNode node;
    private final CarrierPersona persona;
    private final Switchboard switchboard = new Switchboard();
    private final AtomicInteger names = new AtomicInteger();

    /// @param registrarHost accounts' From carries this host; their calls are challenged
    Carrier(InetSocketAddress bind, String registrarHost, Map<String, String> accounts, Clock clock)
            throws IOException {
        this.clock = clock;
        this.registrarHost = registrarHost;
        registrar = new Registrar(accounts, clock);
        node = new SipNode(new HostTable(Map.of()), NameStyle.USUAL, "UDP", clock, this);
        var local = node.transports().listenUdp(bind);
        persona =
                new CarrierPersona(
                        local.getAddress().getHostAddress() + ":" + local.getPort(),
                        new MediaPlace(local.getAddress(), 20_000, 29_999));
    }

    String place() {
        return persona.place();
    }

    @Override
    public void received(ServerTransaction transaction) {
        var request = transaction.request();
        switch (request.method()) {
            case "REGISTER" ->
                    transaction.respond(registrar.register(request).written(NameStyle.USUAL));
            case "INVITE" -> invited(transaction);
            case "OPTIONS" -> transaction.respond(200, "OK", NameStyle.USUAL);
            default -> transaction.respond(481, "Call Does Not Exist", NameStyle.USUAL);
        }
    }

    private void invited(ServerTransaction transaction) {
        var request = transaction.request();
        if (request.from().host().equals(registrarHost)) {
            var refusal =
                    registrar.challenge(request, "Proxy-Authorization", 407, "Proxy-Authenticate");
            if (refusal.isPresent()) {
                transaction.respond(refusal.get().written(NameStyle.USUAL));
                return;
            }
        }
        var number = request.requestUri().map(SipUri::user).orElse("");
        switchboard.add(
                IncomingCall.take(
                        node,
                        persona,
                        CallWatcher.NONE,
                        transaction,
                        CalledNumber.behaviour(number),
                        name("in"),
                        clock));
    }

    @Override
    public Answer perform(Command command) throws InterruptedException {
        return switch (command.word()) {
            case "call" -> switchboard.place(command, i -> call(command));
            case "calls" -> switchboard.list(command);
            case "hangup" -> switchboard.hangUp(command);
            case "registrations" -> registrations();
            case "trace" -> Answer.ok(node.wire().text());
            default ->
                    throw new IllegalArgumentException(
                            "'%s' (expected: call, calls, hangup, registrations or trace)"
                                    .formatted(command.word()));
        };
    }

    private OngoingCall call(Command command) {
        var from = command.value("from");
        var to = command.value("to");
        var account = command.optional("account");
        var withheld = command.flag("withheld");
        var uri =
                account.isPresent()
                        ? registrar
                                .binding(account.get())
                                .map(Registrar.Binding::contact)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "--account: '%s' (expected: one that is registered)"
                                                        .formatted(account.get())))
                        : "sip:" + to + "@" + command.value("sbc");
        var place =
                SipUri.parse(uri)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "--sbc: '%s' (expected: address:port)".formatted(uri)));
        var plan =
                new CallPlan(
                        name("out"),
                        uri,
                        withheld
                                ? "\"Anonymous\" <sip:anonymous@anonymous.invalid>"
                                : "<sip:" + from + "@" + persona.place() + ">",
                        "<sip:" + to + "@" + place.host() + ">",
                        "UDP",
                        place.host(),
                        place.portOr(5060),
                        withheld ? identity(from) : List.of(),
                        Optional.empty(),
                        PATIENCE,
                        command.flag("until-stopped")
                                ? Optional.empty()
                                : Optional.of(Duration.ofSeconds(command.number("seconds", 3))));
        return OutgoingCall.place(node, persona, CallWatcher.NONE, plan, clock);
    }

    /// What a carrier tells its customer of a caller nobody else may know (RFC 3325).
    private List<Header> identity(String from) {
        return List.of(
                new Header("P-Asserted-Identity", "<sip:" + from + "@" + persona.place() + ">", ""),
                new Header("Privacy", "id", ""));
    }

    private Answer registrations() {
        var facts = new TreeMap<String, Object>();
        registrar
                .bindings()
                .forEach((account, binding) ->
                        facts.put(
                                account,
                                Map.of(
                                        "contact", binding.contact(),
                                        "until", binding.until().toString())));
        return Answer.ok(Json.write(Map.of("registrations", facts)) + "\n");
    }

    private String name(String direction) {
        return "carrier-" + direction + "-" + names.incrementAndGet();
    }

    @Override
    public void close() {
        node.close();
    }

    static InetSocketAddress ownAddress(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getLocalHost(), port);
    }
}
