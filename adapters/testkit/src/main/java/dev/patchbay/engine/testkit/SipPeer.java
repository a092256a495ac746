package dev.patchbay.engine.testkit;

import dev.patchbay.lab.carrier.Registrar;
import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.call.Behaviour;
import dev.patchbay.lab.sip.call.CallPlan;
import dev.patchbay.lab.sip.call.CallWatcher;
import dev.patchbay.lab.sip.call.Dialog;
import dev.patchbay.lab.sip.call.IncomingCall;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.lab.sip.call.OutgoingCall;
import dev.patchbay.lab.sip.call.Requests;
import dev.patchbay.lab.sip.call.ServerTransaction;
import dev.patchbay.lab.sip.call.SipNode;
import dev.patchbay.lab.sip.call.WireLog;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.media.MediaSession;
import dev.patchbay.lab.sip.media.Protection;
import dev.patchbay.lab.sip.media.Sdp;
import dev.patchbay.lab.sip.net.Flow;
import dev.patchbay.lab.sip.net.HostTable;
import dev.patchbay.lab.sip.net.TlsIdentity;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A carrier, or what stands where the edge stands: takes calls and does what the number says,
/// places calls, answers OPTIONS and REGISTER.
final class SipPeer implements Requests, AutoCloseable {

    static final String ACCOUNT = "acme";
    static final String LOGIN = "acme-login";
    static final String ACCOUNT_PASSWORD = "pa;ss\"w<o>r&d$${x}";
    static final String OTHER_ACCOUNT = "globex";
    static final String OTHER_LOGIN = "globex-login";
    static final String OTHER_PASSWORD = "other";

    private static final Behaviour USUAL =
            new Behaviour.Answer(Duration.ofMillis(50), Optional.empty());
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SipNode node;
    private final PeerPersona usual;
    private volatile PeerPersona persona;
    private final SipAddress address;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Registrar registrar =
            new Registrar(
                    Map.of(LOGIN, ACCOUNT_PASSWORD, OTHER_LOGIN, OTHER_PASSWORD),
                    Clock.systemUTC());
    private final AtomicInteger names = new AtomicInteger();

    private volatile boolean demandsLogin;

    /// What its calls were answered with, in order, early audio included.
    final List<Sdp> answers = new CopyOnWriteArrayList<>();

    /// The answers themselves.
    final List<SipMessage> replies = new CopyOnWriteArrayList<>();

    /// What it was asked in its calls after the answer, but for ACK.
    final List<SipMessage> asked = new CopyOnWriteArrayList<>();

    /// Calls it refused because their session timer was too short.
    final List<SipMessage> tooShort = new CopyOnWriteArrayList<>();

    private volatile int shortestTimer;

    /// The calls it was sent, in order.
    final List<Taken> taken = new CopyOnWriteArrayList<>();

    private final class Listener implements CallWatcher {

        @Override
        public void described(SipMessage message, MediaSession.Peer peer) {
            if (!message.isRequest()) {
                answers.add(Sdp.read(message.bodyText()));
            }
        }

        @Override
        public void replied(SipMessage invite, SipMessage reply, Flow flow) {
            replies.add(reply);
        }

        @Override
        public void asked(SipMessage request, Dialog dialog, Flow flow) {
            if (!request.method().equals("ACK")) {
                asked.add(request);
            }
        }
    }

    /// @param at when the INVITE came
    record Taken(String number, SipMessage invite, OngoingCall call, Instant at) {

        Sdp offer() {
            return Sdp.read(invite.bodyText());
        }

        String caller() {
            return invite.from().user();
        }
    }

    private SipPeer(String host, SipTransport transport, boolean secure) {
        this(host, transport, secure, Optional.empty());
    }

    private SipPeer(
            String host, SipTransport transport, boolean secure, Optional<TlsIdentity> identity) {
        try {
            node =
                    new SipNode(
                            new HostTable(Map.of()),
                            NameStyle.USUAL,
                            transport.name(),
                            Clock.systemUTC(),
                            this);
            var bind = new InetSocketAddress(InetAddress.getByName(host), 0);
            var local =
                    switch (transport) {
                        case UDP -> node.transports().listenUdp(bind);
                        case TCP -> node.transports().listenTcp(bind);
                        case TLS ->
                                node.transports().listenTls(bind, identity.orElseThrow(), false);
                        case ANY -> throw new IllegalArgumentException("a peer has a transport");
                    };
            node.transports().connectFrom(bind.getAddress());
            address = new SipAddress(new HostName(host), local.getPort(), transport);
            usual =
                    PeerPersona.usual(
                            address.hostAndPort(),
                            transport.parameter(),
                            new MediaPlace(bind.getAddress(), 30_000, 39_999),
                            secure ? Protection.REQUIRED : Protection.NONE);
            persona = usual;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SipPeer carrier(String host) {
        return new SipPeer(host, SipTransport.UDP, false);
    }

    /// A carrier by TLS, with SRTP.
    static SipPeer secureCarrier(String host, TlsIdentity identity) {
        return new SipPeer(host, SipTransport.TLS, true, Optional.of(identity));
    }

    static SipPeer edge(String host) {
        return new SipPeer(host, SipTransport.TCP, true);
    }

    SipAddress address() {
        return address;
    }

    /// @return how many times it was sent this very INVITE until then
    long copies(SipMessage invite, Instant until) {
        return node.wire().entries().stream()
                .filter(it ->
                        it.direction().equals("in") && !Instant.parse(it.time()).isAfter(until))
                .map(WireLog.Entry::message)
                .filter(it -> it.method().equals("INVITE") && it.callId().equals(invite.callId()))
                .count();
    }

    /// From now on this number does that.
    void number(String number, Behaviour behaviour) {
        behaviours.put(number, behaviour);
    }

    /// From now on calls without the account's credentials are challenged.
    void demandLogin() {
        demandsLogin = true;
    }

    /// From now on its audio is like this.
    ///
    /// @param formats payload types, in the order in which it offers them
    void speaks(Protection protection, String... formats) {
        persona = usual.speaking(protection, List.of(formats), List.of());
    }

    /// From now on it is like this beside its audio.
    void signals(PeerPersona.Signalling signalling) {
        persona = persona.signalling(signalling);
    }

    /// From now on calls with a shorter session timer, or none, are refused with 422.
    void demandTimer(int seconds) {
        shortestTimer = seconds;
    }

    /// From now on it says this to whoever wants to register.
    void registrar(Registrar.Mood mood) {
        registrar.mood(mood);
    }

    void forgetRegistrations() {
        registrar.forget();
    }

    /// @return the Contact the account has registered
    Optional<SipUri> contact() {
        return contact(ACCOUNT);
    }

    /// @return the Contact an account has registered
    Optional<SipUri> contact(String account) {
        return registrar.binding(account).flatMap(binding -> SipUri.parse(binding.contact()));
    }

    /// Calls a number at this place.
    OngoingCall calls(SipAddress place, String number, String caller, Header... extra) {
        return callsUri(
                place,
                "sip:%s@%s".formatted(number, place.hostAndPort()),
                number,
                caller,
                List.of(extra));
    }

    /// Calls a number as this tenant.
    OngoingCall callsAs(
            SipAddress place, String tenant, String number, String caller, Header... extra) {
        return callsUri(
                place,
                "sip:%s@%s:%d".formatted(number, tenant, place.port()),
                number,
                caller,
                List.of(extra));
    }

    OngoingCall callsUri(
            SipAddress place, String uri, String number, String caller, List<Header> extra) {
        return OutgoingCall.place(
                node,
                persona,
                new Listener(),
                new CallPlan(
                        "out-" + names.incrementAndGet(),
                        uri,
                        "<sip:%s@%s>".formatted(caller, persona.place()),
                        "<sip:%s@%s>".formatted(number, place.hostAndPort()),
                        place.transport().name(),
                        place.host().value(),
                        place.port(),
                        extra,
                        Optional.empty(),
                        PATIENCE,
                        Optional.empty()),
                Clock.systemUTC());
    }

    @Override
    public void received(ServerTransaction transaction) {
        var request = transaction.request();
        switch (request.method()) {
            case "REGISTER" ->
                    transaction.respond(registrar.register(request).written(NameStyle.USUAL));
            case "OPTIONS" -> transaction.respond(200, "OK", NameStyle.USUAL);
            case "INVITE" -> {
                var challenge =
                        demandsLogin
                                ? registrar.challenge(
                                        request, "Proxy-Authorization", 407, "Proxy-Authenticate")
                                : Optional.<SipDraft>empty();
                if (challenge.isPresent()) {
                    transaction.respond(challenge.get().written(NameStyle.USUAL));
                    return;
                }
                if (timer(request) < shortestTimer) {
                    tooShort.add(request);
                    transaction.respond(
                            SipNode.plain(transaction, 422, "Session Interval Too Small")
                                    .with("Min-SE", Integer.toString(shortestTimer))
                                    .written(NameStyle.USUAL));
                    return;
                }
                var number = request.requestUri().map(SipUri::user).orElse("");
                var call =
                        IncomingCall.take(
                                node,
                                persona,
                                new Listener(),
                                transaction,
                                behaviours.getOrDefault(number, USUAL),
                                "in-" + names.incrementAndGet(),
                                Clock.systemUTC());
                taken.add(new Taken(number, request, call, Clock.systemUTC().instant()));
            }
            default -> transaction.respond(481, "Call Does Not Exist", NameStyle.USUAL);
        }
    }

    /// @return the seconds of Session-Expires; 0 if there is none
    static int timer(SipMessage message) {
        return message.first("Session-Expires")
                .map(it -> Integer.parseInt(it.split(";", 2)[0].strip()))
                .orElse(0);
    }

    /// Forgets everything but who is registered.
    void forget() {
        taken.forEach(one -> one.call().hangUp());
        taken.clear();
        answers.clear();
        replies.clear();
        asked.clear();
        tooShort.clear();
        shortestTimer = 0;
        behaviours.clear();
        demandsLogin = false;
        persona = usual;
    }

    @Override
    public void close() {
        node.close();
    }
}
