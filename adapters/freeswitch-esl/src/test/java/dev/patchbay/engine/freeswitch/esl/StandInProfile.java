package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.testkit.LabAuthority;
import dev.patchbay.engine.testkit.PeerPersona;
import dev.patchbay.lab.sip.NameStyle;
import dev.patchbay.lab.sip.call.Requests;
import dev.patchbay.lab.sip.call.ServerTransaction;
import dev.patchbay.lab.sip.call.SipNode;
import dev.patchbay.lab.sip.media.MediaPlace;
import dev.patchbay.lab.sip.media.Protection;
import dev.patchbay.lab.sip.net.HostTable;
import dev.patchbay.lab.sip.net.Transports;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// One SIP profile of the stand-in: carriers by UDP, or the edge by TCP and SRTP.
record StandInProfile(SipNode node, SipAddress address, PeerPersona persona)
        implements AutoCloseable {

    private static final int EDGE_PORTS = 20_000;
    private static final int CARRIER_PORTS = 25_000;
    private static final int MEDIA_PORTS = 5_000;

    @FunctionalInterface
    private interface Listening {
        void at(Transports transports, InetSocketAddress bind) throws IOException;
    }

    static StandInProfile open(SipAddress address, Requests requests) {
        return address.transport() == SipTransport.TCP
                ? open(address, requests, EDGE_PORTS, Protection.REQUIRED, Transports::listenTcp)
                : open(address, requests, CARRIER_PORTS, Protection.NONE, Transports::listenUdp);
    }

    /// Carriers by TLS. Whom it trusts is read now, as the real one does.
    static StandInProfile openSecure(SipAddress address, Requests requests, Path config) {
        var identity =
                LabAuthority.OURS.identity(
                        address.host().value(), config.resolve("carrier-roots.pem"));
        return open(
                address,
                requests,
                CARRIER_PORTS,
                Protection.NONE,
                (transports, bind) -> transports.listenTls(bind, identity, false));
    }

    private static StandInProfile open(
            SipAddress address,
            Requests requests,
            int firstPort,
            Protection protection,
            Listening listening) {
        try {
            var node =
                    new SipNode(
                            new HostTable(Map.of()),
                            NameStyle.USUAL,
                            address.transport().name(),
                            Clock.systemUTC(),
                            requests);
            var host = InetAddress.getByName(address.host().value());
            listening.at(node.transports(), new InetSocketAddress(host, address.port()));
            node.transports().connectFrom(host);
            return new StandInProfile(
                    node,
                    address,
                    PeerPersona.usual(
                            address.hostAndPort(),
                            address.transport().parameter(),
                            new MediaPlace(host, firstPort, firstPort + MEDIA_PORTS - 1),
                            protection));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Answers what is no call.
    static boolean invites(ServerTransaction transaction) {
        switch (transaction.request().method()) {
            case "INVITE" -> {
                return true;
            }
            case "OPTIONS" -> transaction.respond(200, "OK", NameStyle.USUAL);
            default -> transaction.respond(481, "Call Does Not Exist", NameStyle.USUAL);
        }
        return false;
    }

    @Override
    public void close() {
        node.close();
    }
}
