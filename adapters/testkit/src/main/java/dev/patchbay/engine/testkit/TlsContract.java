package dev.patchbay.engine.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.TableKey;
import dev.patchbay.lab.sip.call.CallReport.Ended;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.RootCertificate;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.Srtp;
import dev.patchbay.templates.Peer;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Carriers that speak TLS, with SRTP: whom the engine believes, and that calls go both ways.
public abstract class TlsContract extends EngineCase {

    private static final String CALLEE = "+4790000077";
    private static final String HOST = "127.0.0.5";

    private final SipPeer known = SipPeer.secureCarrier(HOST, LabAuthority.OURS.identity(HOST));
    private final SipPeer unknown = SipPeer.secureCarrier(HOST, LabAuthority.OURS.identity(HOST));
    private final SipPeer misnamed =
            SipPeer.secureCarrier(HOST, LabAuthority.OURS.identity("127.0.0.6"));

    @BeforeEach
    void tell() throws Exception {
        session.writeTable(Map.of("source/" + HOST, "g1"), Set.of());
    }

    @AfterEach
    void everythingAsUsual() throws Exception {
        List.of(known, unknown, misnamed).forEach(SipPeer::forget);
        session.apply(config(List.of()));
    }

    @AfterAll
    void closeCarriers() {
        List.of(known, unknown, misnamed).forEach(SipPeer::close);
    }

    @Test
    void callsACarrierWhoseAuthorityItsTrunkTrusts() throws Exception {
        // given
        use(known, Optional.of(LabAuthority.OURS.root()));

        // when
        var call = teamsCalls(CALLEE);

        // then
        awaitConnected(call);
        var taken = onlyCallAt(known).call();
        awaitAudio(call);
        awaitAudio(taken);
        assertThat(taken.report().count().encrypted()).isTrue();
        taken.resume();
        await().atMost(PATIENCE).until(() -> taken.report().agreements() == 1);
        taken.hangUp();
        awaitOver(call);
        assertThat(call.report().ended()).isEqualTo(Ended.BY_THEM);
    }

    @Test
    void callsNoCarrierWhoseAuthorityNobodyKnows() throws Exception {
        // given
        use(unknown, Optional.empty());

        // when
        var call = teamsCalls(CALLEE);

        // then
        awaitOver(call);
        assertThat(call.report().status()).matches(TlsContract::unreachable);
        assertThat(unknown.taken).isEmpty();
    }

    @Test
    void callsNoCarrierWhoseCertificateIsSomebodyElses() throws Exception {
        // given
        use(misnamed, Optional.of(LabAuthority.OURS.root()));

        // when
        var call = teamsCalls(CALLEE);

        // then
        awaitOver(call);
        assertThat(call.report().status()).matches(TlsContract::unreachable);
        assertThat(misnamed.taken).isEmpty();
    }

    @Test
    void takesCallsByTls() throws Exception {
        // given
        use(known, Optional.of(LabAuthority.OURS.root()));
        inbound(NUMBER, dial(teams(NUMBER)));

        // when
        var call = known.calls(engine.secureSide(), NUMBER, CALLER);

        // then
        awaitConnected(call);
        var taken = onlyCallAt(edge).call();
        awaitAudio(call);
        awaitAudio(taken);
        assertThat(call.report().count().encrypted()).isTrue();
        taken.hangUp();
        awaitOver(call);
        assertThat(call.report().ended()).isEqualTo(Ended.BY_THEM);
    }

    /// FreeSWITCH takes a carrier it does not connect to for a silent one.
    private static boolean unreachable(int status) {
        return status == 408 || status / 100 == 5;
    }

    private void use(SipPeer peer, Optional<RootCertificate> root) throws Exception {
        var media =
                new Media(
                        Media.USUAL.codecs(),
                        Srtp.REQUIRED,
                        Dtmf.RFC4733,
                        SessionTimer.NONE,
                        Optional.empty(),
                        root);
        session.apply(secure(media, new Peer(FIRST, peer.address(), Optional.empty(), media)));
        if (engine.connector().capabilities().rootsOnStart()) {
            session.close();
            engine.restart();
            session = connected(controller);
            controller.serve(session);
            await().atMost(PATIENCE).until(() -> listens(engine.edgeSide()));
            await().atMost(PATIENCE).until(() -> listens(engine.secureSide()));
        }
        session.writeTable(
                Map.of(
                        "source/" + HOST,
                        "g1",
                        new TableKey.MediaOf("g1").encoded(),
                        media.encoded(),
                        new TableKey.MediaOf(FIRST.value()).encoded(),
                        media.encoded()),
                Set.of());
        outbound(NUMBER, dial(trunk(FIRST)));
    }

    private static boolean listens(SipAddress side) {
        try (var socket = new Socket(side.host().value(), side.port())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
