package dev.patchbay.lab.sip.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SrtpTest {

    private static final SrtpKey MASTER =
            new SrtpKey(
                    HexFormat.of()
                            .parseHex(
                                    "e1f97a0d3e018be0d64fa32c06de4139"
                                            + "0ec675ad498afeebb6960b3aabe6"));

    @Test
    void derivesTheKeysOfRfc3711AppendixB3() throws Exception {
        assertThat(hex(Srtp.derive(MASTER, 0, 16))).isEqualTo("c61e7a93744f39ee10734afe3ff7a087");
        assertThat(hex(Srtp.derive(MASTER, 2, 14))).isEqualTo("30cbbc08863d8c85d49db34a9ae1");
        assertThat(hex(Srtp.derive(MASTER, 1, 20)))
                .isEqualTo("cebe321f6ff7716b6fd4ab49af256a156d38baa4");
    }

    @Test
    void readsWhatItWroteAlsoWhenTheSequenceNumberRollsOver() {
        var sender = new Srtp(MASTER);
        var receiver = new Srtp(MASTER);

        for (int i = 0; i < 200; i++) {
            var rtp = RtpPacket.marked('T', i, 8, (65_436 + i) & 0xffff, i * 160, 7);
            var packet = sender.protect(rtp);

            assertThat(packet).hasSize(rtp.length + Srtp.TAG);
            assertThat(receiver.unprotect(packet)).hasValue(rtp);
        }
    }

    @Test
    void takesNoPacketThatWasChangedOrHasAnotherKey() {
        var packet = new Srtp(MASTER).protect(RtpPacket.marked('T', 1, 8, 1, 160, 7));
        var changed = packet.clone();
        changed[20] ^= 1;

        assertThat(new Srtp(MASTER).unprotect(changed)).isEmpty();
        assertThat(new Srtp(SrtpKey.random()).unprotect(packet)).isEmpty();
        assertThat(new Srtp(MASTER).unprotect(new byte[5])).isEmpty();
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
