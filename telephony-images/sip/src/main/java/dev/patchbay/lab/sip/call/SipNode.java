package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.SipDraft;
import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipUri;
import dev.patchbay.lab.sip.Tokens;
import dev.patchbay.lab.sip.net.Flow;
import dev.patchbay.lab.sip.net.HostTable;
import dev.patchbay.lab.sip.net.Inbox;
import dev.patchbay.lab.sip.net.Transports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A SIP program's centre: transports below, transactions in the middle, calls and servers above.
public final class SipNode implements AutoCloseable {

    private final Timers timers = new Timers();
    private final WireLog wire;
    private final Requests requests;
    private final Transports transports;
    private final NameStyle style;
    private final String usualProtocol;
    private final Map<String, ClientTransaction> clients = new ConcurrentHashMap<>();
    private final Map<String, ServerTransaction> servers = new ConcurrentHashMap<>();
    private final Map<String, Mailbox> dialogs = new ConcurrentHashMap<>();

    /// @param usualProtocol what a URI without a transport parameter means here
    public SipNode(
            HostTable hosts,
            NameStyle style,
            String usualProtocol,
            Clock clock,
            Requests requests) {
        this.wire = new WireLog(clock);
        this.requests = requests;
        this.style = style;
        this.usualProtocol = usualProtocol;
        this.transports = new Transports(hosts, new Incoming());
    }

    public Transports transports() {
        return transports;
    }

    public WireLog wire() {
        return wire;
    }

    public NameStyle style() {
        return style;
    }

    /// Where a request to this URI goes.
    public Flow flowTo(SipUri uri) throws IOException {
        String named = uri.parameter("transport").toUpperCase(Locale.ROOT);
        String protocol = named.isEmpty() ? usualProtocol : named;
        return transports.to(
                protocol, uri.host(), uri.portOr(protocol.equals("TLS") ? 5061 : 5060));
    }

    /// Sends a request; its answers go to `replies`, from now until 32 s after the last.
    public void send(SipMessage request, Flow flow, Replies replies) {
        var transaction = new ClientTransaction(this, request, flow, style, replies);
        String key = request.topVia().branch() + " " + request.method();
        clients.put(key, transaction);
        transaction.start();
        forgetLater(
                clients,
                key,
                request.method().equals("INVITE") ? Duration.ofMinutes(10) : Timers.GIVE_UP);
    }

    void register(String callId, String localTag, Mailbox mailbox) {
        dialogs.put(callId + " " + localTag, mailbox);
    }

    void unregister(String callId, String localTag) {
        dialogs.remove(callId + " " + localTag);
    }

    /// Sends without expecting anything; false when the connection is broken.
    boolean transmit(SipMessage message, Flow flow) {
        try {
            wire.add("out", message, flow);
            flow.send(message);
            return true;
        } catch (IOException e) {
            requests.trouble(flow.remote().toString(), "cannot send: " + e.getMessage());
            return false;
        }
    }

    void after(Duration delay, Runnable task) {
        var _ = timers.after(delay, task);
    }

    private <T> void forgetLater(Map<String, T> map, String key, Duration delay) {
        var _ = timers.after(delay, () -> map.remove(key));
    }

    @Override
    public void close() {
        timers.close();
        transports.close();
    }

    private final class Incoming implements Inbox {

        @Override
        public void received(SipMessage message, Flow flow) {
            wire.add("in", message, flow);
            if (message.isRequest()) {
                request(message, flow);
            } else {
                reply(message, flow);
            }
        }

        @Override
        public void trouble(InetSocketAddress remote, String what) {
            requests.trouble(remote.toString(), what);
        }

        private void reply(SipMessage message, Flow flow) {
            var transaction = clients.get(message.topVia().branch() + " " + message.method());
            if (transaction != null) {
                transaction.received(message, flow);
            }
        }

        private void request(SipMessage message, Flow flow) {
            var via = message.topVia();
            String from = via.branch() + " " + via.host() + ":" + via.port() + " ";
            var inviting = servers.get(from + "INVITE");
            switch (message.method()) {
                case "ACK" -> acknowledge(message, flow, inviting);
                case "CANCEL" -> {
                    var cancel = new ServerTransaction(SipNode.this, message, flow);
                    if (inviting == null) {
                        cancel.respond(481, "Call/Transaction Does Not Exist", style);
                    } else {
                        cancel.respond(200, "OK", style);
                        inviting.cancel();
                    }
                }
                default -> {
                    String key = from + message.method();
                    var known = servers.get(key);
                    if (known != null) {
                        known.requestRepeated();
                        return;
                    }
                    var transaction = new ServerTransaction(SipNode.this, message, flow);
                    servers.put(key, transaction);
                    forgetLater(
                            servers,
                            key,
                            message.method().equals("INVITE")
                                    ? Duration.ofMinutes(10)
                                    : Timers.GIVE_UP);
                    var dialog = dialogs.get(message.callId() + " " + message.to().tag());
                    if (dialog == null) {
                        requests.received(transaction);
                    } else {
                        dialog.put(new CallEvent.Asked(message, transaction));
                    }
                }
            }
        }

        private void acknowledge(SipMessage ack, Flow flow, @Nullable ServerTransaction inviting) {
            if (inviting != null && inviting.refused()) {
                inviting.acknowledge();
                return;
            }
            var dialog = dialogs.get(ack.callId() + " " + ack.to().tag());
            if (dialog != null) {
                dialog.put(new CallEvent.Acknowledged(ack, flow));
            }
        }
    }

    /// A Via value for a request that leaves on this flow.
    static String via(Flow flow, String sentBy) {
        return "SIP/2.0/"
                + flow.protocol()
                + " "
                + sentBy
                + ";branch="
                + Tokens.branch()
                + ";rport";
    }

    /// A 200 or the like without a body, for requests outside of calls.
    public static SipDraft plain(ServerTransaction transaction, int status, String phrase) {
        return SipDraft.response(transaction.request(), status, phrase, Tokens.next());
    }
}
