package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.lab.sip.Digest;
import dev.patchbay.lab.sip.NameAddress;
import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.Tokens;
import dev.patchbay.lab.sip.call.Replies;
import dev.patchbay.lab.sip.net.Flow;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The gateways of the stand-in, read from the very files Patchbay renders: registered at their
/// carrier, or asked by OPTIONS whether they are there. Once each; a stand-in does not live long.
final class StandInGateways {

    private static final List<String> PROFILES = List.of("carriers", "edge");
    private static final long PATIENCE_SECONDS = 3;

    /// @param settings the gateway's parameters and variables, by name
    /// @param profile the SIP profile it belongs to
    record Gateway(String name, String profile, Map<String, String> settings) {

        Gateway {
            settings = Map.copyOf(settings);
        }

        String get(String setting) {
            return settings.getOrDefault(setting, "");
        }

        String host() {
            return place()[0];
        }

        int port() {
            return Integer.parseInt(place()[1]);
        }

        private String[] place() {
            var proxy = get("outbound-proxy").replaceFirst("^sip:", "").replaceFirst(";.*", "");
            return (proxy.isEmpty() ? get("proxy") : proxy).split(":", 2);
        }

        /// @return the number an account's carrier calls
        String called(SipMessage invite, String inUri) {
            var to = invite.to().user();
            var party = invite.first("P-Called-Party-ID").map(it -> NameAddress.parse(it).user());
            return switch (get("pb_called_in")) {
                case "uri" -> inUri;
                case "to" -> to;
                case "party" -> party.orElse(inUri);
                default -> number(inUri) ? inUri : number(to) ? to : party.orElse(to);
            };
        }

        private static boolean number(String user) {
            return user.matches("[+*#0-9].*");
        }

        /// @return what a call answers a challenge with
        Header answer(String challenge) {
            return new Header(
                    "Proxy-Authorization",
                    Digest.credentials(
                            challenge,
                            settings.getOrDefault("auth-username", get("username")),
                            get("password"),
                            "INVITE",
                            "sip:" + get("proxy"),
                            1,
                            Tokens.next()),
                    "");
        }

        /// @return seconds between two questions by OPTIONS, 0 for none
        int pingsEvery() {
            return Integer.parseInt(settings.getOrDefault("ping", "0"));
        }

        boolean registers() {
            return get("register").equals("true");
        }
    }

    private record State(String state, String status, double millis) {}

    private final Path folder;
    private final Listener listener;
    private final Map<String, Gateway> loaded = new ConcurrentHashMap<>();
    private final Map<String, State> states = new ConcurrentHashMap<>();

    /// Told of each change of an account's state, with what the registrar said.
    interface Listener {
        void changed(String gateway, String state, String status);
    }

    StandInGateways(Path folder, Listener listener) {
        this.folder = folder;
        this.listener = listener;
    }

    String register(String name, StandInProfile sip) {
        return of(name, gateway -> Thread.ofVirtual().start(() -> look(gateway, sip)));
    }

    /// Its status is UP again a second later at the real one, and here at once.
    String unregister(String name) {
        return of(
                name,
                gateway -> {
                    states.put(name, new State("DOWN", "UP", 0));
                    listener.changed(name, "DOWN", "");
                });
    }

    private String of(String name, Consumer<Gateway> what) {
        var gateway = find(name);
        gateway.ifPresent(what);
        return gateway.isPresent() ? "+OK\n" : "Invalid gateway!\n";
    }

    Optional<Gateway> find(String name) {
        return Optional.ofNullable(loaded.get(name));
    }

    /// @return the account whose line a Request-URI names
    Optional<Gateway> ofLine(String line) {
        return loaded.values().stream()
                .filter(it -> !line.isEmpty() && it.get("pb_line").equals(line))
                .findFirst();
    }

    String reloadXml() {
        try {
            for (var profile : PROFILES) {
                read(profile);
            }
            return "+OK [Success]\n";
        } catch (IOException malformed) {
            return "-ERR [unclosed tag]\n";
        }
    }

    /// A gateway that goes takes its registration with it. A profile that does not have it says so.
    String kill(String profile, String name, StandInProfile sip) {
        var gateway = loaded.get(name);
        if (gateway == null || !gateway.profile().equals(profile)) {
            return "Invalid gateway\n";
        }
        loaded.remove(name);
        var state = states.remove(name);
        if (state != null && state.state().equals("REGED")) {
            Thread.ofVirtual().start(() -> leave(gateway, sip));
        }
        return "+OK gateway marked\n";
    }

    private static void leave(Gateway gateway, StandInProfile sip) {
        try {
            registered(gateway, sip, 0);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Only adds what is not there.
    String rescan(String profile, StandInProfile sip) {
        try {
            for (var gateway : read(profile).values()) {
                if (loaded.putIfAbsent(gateway.name(), gateway) == null) {
                    states.put(
                            gateway.name(),
                            gateway.registers()
                                    ? new State("TRYING", "DOWN", 0)
                                    : new State("NOREG", "UP", 0));
                    Thread.ofVirtual().start(() -> look(gateway, sip));
                }
            }
        } catch (IOException malformed) {
            // what the file held before stays loaded
        }
        return "+OK scan complete\n";
    }

    String xml() {
        return "<gateways>\n%s</gateways>\n"
                .formatted(
                        new TreeMap<>(loaded)
                                .keySet().stream().map(this::xml).collect(Collectors.joining()));
    }

    private String xml(String name) {
        var state = states.getOrDefault(name, new State("NOREG", "UP", 0));
        return "<gateway><name>%s</name><pingfreq>%d</pingfreq><pingtime>%.2f</pingtime><state>%s</state><status>%s</status></gateway>\n"
                .formatted(
                        name,
                        find(name).map(Gateway::pingsEvery).orElse(0),
                        state.millis(),
                        state.state(),
                        state.status());
    }

    private void look(Gateway gateway, StandInProfile sip) {
        try {
            if (gateway.registers()) {
                register(gateway, sip);
            } else if (gateway.pingsEvery() > 0) {
                var since = System.nanoTime();
                var there = ask(gateway, sip, "OPTIONS", 1, Optional.empty(), 0).isPresent();
                states.put(
                        gateway.name(),
                        new State(
                                "NOREG",
                                there ? "UP" : "DOWN",
                                there ? (System.nanoTime() - since) / 1e6 : 0));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void register(Gateway gateway, StandInProfile sip) throws InterruptedException {
        listener.changed(gateway.name(), "TRYING", "");
        states.merge(
                gateway.name(),
                new State("TRYING", "DOWN", 0),
                (before, first) -> new State("TRYING", before.status(), 0));
        var seconds = Integer.parseInt(gateway.get("expire-seconds"));
        var reply = registered(gateway, sip, seconds);
        var longer = reply.flatMap(it -> it.first("Min-Expires"));
        if (longer.isPresent()) {
            reply = registered(gateway, sip, Integer.parseInt(longer.get()));
        }
        var status = reply.map(SipMessage::status).orElse(0);
        listener.changed(
                gateway.name(),
                status == 200 ? "REGED" : status == 0 ? "TIMEOUT" : "FAILED",
                Integer.toString(status));
        states.put(
                gateway.name(),
                status == 200 ? new State("REGED", "UP", 0) : new State("FAIL_WAIT", "DOWN", 0));
    }

    private static Optional<SipMessage> registered(Gateway gateway, StandInProfile sip, int seconds)
            throws InterruptedException {
        var first = ask(gateway, sip, "REGISTER", 1, Optional.empty(), seconds);
        var challenge = first.flatMap(reply -> reply.first("WWW-Authenticate"));
        if (challenge.isEmpty()) {
            return first;
        }
        var credentials =
                Digest.credentials(
                        challenge.get(),
                        gateway.get("auth-username"),
                        gateway.get("password"),
                        "REGISTER",
                        "sip:" + gateway.get("proxy"),
                        1,
                        Tokens.next());
        return ask(gateway, sip, "REGISTER", 2, Optional.of(credentials), seconds);
    }

    private static Optional<SipMessage> ask(
            Gateway gateway,
            StandInProfile sip,
            String method,
            int sequence,
            Optional<String> credentials,
            int seconds)
            throws InterruptedException {
        var answer = new CompletableFuture<SipMessage>();
        try {
            var transport = gateway.get("register-transport").toUpperCase(Locale.ROOT);
            var node = sip.node();
            var flow = node.transports().to(transport, gateway.host(), gateway.port());
            var place = sip.address().hostAndPort();
            var who = "<sip:%s@%s>".formatted(gateway.get("username"), gateway.get("proxy"));
            var draft =
                    SipDraft.request(method, "sip:" + gateway.get("proxy"))
                            .with(
                                    "Via",
                                    "SIP/2.0/%s %s;branch=%s;rport"
                                            .formatted(transport, place, Tokens.branch()))
                            .with("From", who + ";tag=" + Tokens.next())
                            .with("To", who)
                            .with("Call-ID", Tokens.next())
                            .with("CSeq", sequence + " " + method)
                            .with("Max-Forwards", "70");
            if (method.equals("REGISTER")) {
                draft.with(
                        "Contact",
                        "<sip:gw+%s@%s;%s>"
                                .formatted(gateway.name(), place, gateway.get("contact-params")));
                draft.with("Expires", Integer.toString(seconds));
            }
            credentials.ifPresent(text -> draft.with("Authorization", text));
            node.send(draft.written(node.style()), flow, completing(answer));
            return Optional.of(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (IOException | ExecutionException | TimeoutException nobody) {
            return Optional.empty();
        }
    }

    private static Replies completing(CompletableFuture<SipMessage> answer) {
        return new Replies() {
            @Override
            public void reply(SipMessage reply, Flow flow) {
                if (reply.status() >= 200) {
                    answer.complete(reply);
                }
            }

            @Override
            public void failed(String why) {
                answer.completeExceptionally(new IOException(why));
            }
        };
    }

    private Map<String, Gateway> read(String profile) throws IOException {
        var file = folder.resolve(profile + ".xml");
        var found = new TreeMap<String, Gateway>();
        if (!Files.exists(file)) {
            return found;
        }
        try {
            var elements =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(Files.readString(file))))
                            .getElementsByTagName("gateway");
            for (int i = 0; i < elements.getLength(); i++) {
                var gateway = (Element) elements.item(i);
                var settings = new HashMap<String, String>();
                for (var kind : List.of("param", "variable")) {
                    var given = gateway.getElementsByTagName(kind);
                    for (int k = 0; k < given.getLength(); k++) {
                        var one = (Element) given.item(k);
                        settings.put(one.getAttribute("name"), one.getAttribute("value"));
                    }
                }
                var name = gateway.getAttribute("name");
                found.put(name, new Gateway(name, profile, settings));
            }
            return found;
        } catch (ParserConfigurationException | SAXException malformed) {
            throw new IOException(file + " is no XML", malformed);
        }
    }
}
