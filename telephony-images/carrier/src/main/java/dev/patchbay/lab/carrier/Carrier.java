package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.call.CallPlan;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.lab.sip.control.Answer;
import dev.patchbay.lab.sip.control.Command;
import dev.patchbay.lab.sip.control.Control;
import dev.patchbay.lab.sip.control.Json;
import dev.patchbay.lab.sip.control.RuleBook;
import dev.patchbay.lab.sip.control.Switchboard;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// All the carrier's ports, and what can be asked of them. Where a command names no port, the usual
/// one is meant.
final class Carrier implements AutoCloseable, Control.Commands {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Kind, Port> ports = new EnumMap<>(Kind.class);
    private final RuleBook<Rule> book = new RuleBook<>(Rule.class);
    private final Switchboard switchboard = new Switchboard();

    /// @param port which port each kind has
    Carrier(InetAddress address, ToIntFunction<Kind> port, Clock clock) throws IOException {
        for (var kind : Kind.values()) {
            var bind = new InetSocketAddress(address, port.applyAsInt(kind));
            ports.put(kind, new Port(kind, bind, book, switchboard::add, clock));
        }
    }

    /// @return address and port
    String place(Kind kind) {
        return port(kind).place();
    }

    private Port port(Kind kind) {
        return Optional.ofNullable(ports.get(kind)).orElseThrow();
    }

    private Port port(Command command) {
        return port(Kind.named(command.optional("at").orElse(Kind.USUAL.id())));
    }

    @Override
    public Answer perform(Command command) throws InterruptedException {
        return switch (command.word()) {
            case "call" -> switchboard.place(command, i -> call(command));
            case "calls" -> switchboard.list(command);
            case "hangup" -> switchboard.hangUp(command);
            case "registrations" -> registrations();
            case "rules" -> Answer.ok(command.flag("json") ? book.json() : book.text());
            case "forget" -> {
                book.forget();
                yield Answer.ok("");
            }
            case "silence" -> state(command, Port.State.SILENT);
            case "busy" -> state(command, Port.State.BUSY);
            case "wake" -> state(command, Port.State.OPEN);
            case "trace" -> Answer.ok(port(command).node().wire().text());
            default ->
                    throw new IllegalArgumentException(
                            "'%s' (expected: call, calls, hangup, registrations, rules, forget, silence, busy, wake or trace)"
                                    .formatted(command.word()));
        };
    }

    private Answer state(Command command, Port.State state) {
        port(command).state(state);
        return Answer.ok("");
    }

    private OngoingCall call(Command command) {
        var port = port(command);
        var from = command.value("from");
        var to = command.value("to");
        var withheld = command.flag("withheld");
        var uri =
                command.optional("account")
                        .map(account -> contact(port, account))
                        .orElseGet(() -> "sip:" + to + "@" + command.value("sbc"));
        var place =
                SipUri.parse(uri)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "--sbc: '%s' (expected: address:port)".formatted(uri)));
        var transport = place.parameter("transport").toUpperCase(Locale.ROOT);
        return port.call(
                new CallPlan(
                        Port.name("out"),
                        uri,
                        withheld
                                ? "\"Anonymous\" <sip:anonymous@anonymous.invalid>"
                                : "<sip:" + from + "@" + port.place() + ">",
                        "<sip:" + to + "@" + place.host() + ">",
                        transport.isEmpty() ? "UDP" : transport,
                        place.host(),
                        place.portOr(5060),
                        withheld ? identity(port, from) : List.of(),
                        Optional.empty(),
                        PATIENCE,
                        command.flag("until-stopped")
                                ? Optional.empty()
                                : Optional.of(Duration.ofSeconds(command.number("seconds", 3)))));
    }

    private static String contact(Port port, String account) {
        return port.registrar()
                .binding(account)
                .map(Registrar.Binding::contact)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--account: '%s' (expected: one that is registered)"
                                        .formatted(account)));
    }

    /// What a carrier tells its customer of a caller nobody else may know (RFC 3325).
    private static List<Header> identity(Port port, String from) {
        return List.of(
                new Header("P-Asserted-Identity", "<sip:" + from + "@" + port.place() + ">", ""),
                new Header("Privacy", "id", ""));
    }

    private Answer registrations() {
        var facts = new TreeMap<String, Object>();
        ports.values()
                .forEach(port ->
                        port.registrar()
                                .bindings()
                                .forEach((account, binding) ->
                                        facts.put(
                                                account,
                                                Map.of(
                                                        "contact", binding.contact(),
                                                        "until", binding.until().toString()))));
        return Answer.ok(Json.write(Map.of("registrations", facts)) + "\n");
    }

    @Override
    public void close() {
        ports.values().forEach(Port::close);
    }

    @Override
    public String toString() {
        return ports.entrySet().stream()
                .map(port -> port.getKey().id() + " " + port.getValue().place())
                .collect(Collectors.joining(", "));
    }
}
