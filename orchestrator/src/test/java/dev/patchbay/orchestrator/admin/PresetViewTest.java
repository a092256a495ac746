package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Preset;
import dev.patchbay.orchestrator.trunk.Presets;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.Codec;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import dev.patchbay.telephony.Srtp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PresetViewTest {

    private static final SipAddress BY_DNS =
            new SipAddress(
                    new HostName("tel.carrier.example"), SipAddress.BY_DNS, SipTransport.TCP);

    private final Preset telekom = new Presets().named("telekom-companyflex");
    private final Preset twilio = new Presets().named("twilio");

    PresetViewTest() throws IOException {}

    @Test
    void findsNoDifferenceInWhatIsMadeFromThePreset() {
        assertThat(differences(telekom, "DE", account(BY_DNS, 300), Media.USUAL)).isEmpty();
        assertThat(differences(twilio, "NO", known(SipTransport.UDP, 5060), Media.USUAL)).isEmpty();
        assertThat(
                        differences(
                                twilio,
                                "US",
                                known(SipTransport.ANY, SipAddress.BY_DNS),
                                Media.USUAL))
                .isEmpty();
    }

    @Test
    void namesWhatAConnectionHasOtherwise() {
        assertThat(
                        differences(
                                telekom,
                                "AT",
                                account(
                                        new SipAddress(
                                                new HostName("tel.carrier.example"),
                                                5061,
                                                SipTransport.TLS),
                                        60),
                                Media.USUAL))
                .containsExactly(
                        "Country: AT (preset: DE).",
                        "Transport: TLS (preset: TCP).",
                        "Port: 5061 (preset: as DNS says).",
                        "Registered anew, in seconds: 60 (preset: 300).");
        assertThat(differences(twilio, "NO", known(SipTransport.TCP, 5060), Media.USUAL))
                .containsExactly("Transport: TCP (preset: UDP).");
        assertThat(differences(twilio, "NO", account(BY_DNS, 300), Media.USUAL))
                .containsExactly("Connection: registration (preset: static addresses).");
    }

    @Test
    void namesWhatAudioHasOtherwise() {
        var media =
                new Media(
                        List.of(Codec.PCMU),
                        Srtp.REQUIRED,
                        Dtmf.INFO,
                        SessionTimer.OFFERED,
                        Optional.of(Duration.ofHours(1)));

        assertThat(differences(twilio, "NO", known(SipTransport.UDP, 5060), media))
                .containsExactly(
                        "Codecs: PCMU (preset: PCMA, PCMU, G722).",
                        "SRTP: required: no call without it (preset: off: neither offered nor"
                                + " taken).",
                        "Keys: in SIP INFO (preset: beside the audio (RFC 4733)).",
                        "Session timer: offered: every 30 minutes, or as the carrier wants it"
                                + " (preset: none: the carrier refreshes if it wants to).");
    }

    private static List<String> differences(
            Preset preset, String country, TrunkConnection connection, Media media) {
        return PresetView.of(
                        preset,
                        new Trunk(
                                new TrunkId(7),
                                new CustomerId(1),
                                new DisplayName("Trunk"),
                                true,
                                new Country(country),
                                connection,
                                preset.habits(),
                                Barring.NONE,
                                media,
                                Optional.of(preset.key())))
                .differences();
    }

    private static StaticPeers known(SipTransport transport, int port) {
        return new StaticPeers(
                List.of(new SipAddress(new HostName("pstn.carrier.example"), port, transport)));
    }

    private static Registration account(SipAddress registrar, int seconds) {
        return new Registration(
                registrar,
                List.of(new TrunkAccount("acme", "", new Secret("secret"))),
                List.of(),
                Duration.ofSeconds(seconds),
                AccountManner.USUAL,
                List.of());
    }
}
