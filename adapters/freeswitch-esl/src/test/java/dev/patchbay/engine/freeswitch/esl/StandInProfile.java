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

    static StandInProfile open(SipAddress address, Requests requests) {
        try {
            var node =
                    new SipNode(
                            new HostTable(Map.of()),
                            NameStyle.USUAL,
                            address.transport().name(),
                            Clock.systemUTC(),
                            requests);
            var host = InetAddress.getByName(address.host().value());
            var bind = new InetSocketAddress(host, address.port());
            var edge = address.transport() == SipTransport.TCP;
            if (edge) {
                node.transports().listenTcp(bind);
            } else {
                node.transports().listenUdp(bind);
            }
            node.transports().connectFrom(host);
            return new StandInProfile(
                    node,
                    address,
                    PeerPersona.usual(
                            address.hostAndPort(),
                            address.transport().parameter(),
                            edge
                                    ? new MediaPlace(host, 20_000, 24_999)
                                    : new MediaPlace(host, 25_000, 29_999),
                            edge ? Protection.REQUIRED : Protection.NONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Carriers by TLS. Whom it trusts is read now, as the real one does.
    static StandInProfile openSecure(SipAddress address, Requests requests, Path config) {
        try {
            var node =
                    new SipNode(
                            new HostTable(Map.of()),
                            NameStyle.USUAL,
                            address.transport().name(),
                            Clock.systemUTC(),
                            requests);
            var host = InetAddress.getByName(address.host().value());
            node.transports()
                    .listenTls(
                            new InetSocketAddress(host, address.port()),
                            LabAuthority.OURS.identity(
                                    address.host().value(), config.resolve("carrier-roots.pem")),
                            false);
            node.transports().connectFrom(host);
            return new StandInProfile(
                    node,
                    address,
                    PeerPersona.usual(
                            address.hostAndPort(),
                            address.transport().parameter(),
                            new MediaPlace(host, 25_000, 29_999),
                            Protection.NONE));
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
