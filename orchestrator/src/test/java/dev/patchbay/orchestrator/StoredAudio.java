package dev.patchbay.orchestrator;

import dev.patchbay.telephony.Codec;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.Srtp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A trunk's audio that differs from the usual in everything.
final class StoredAudio {

    static final Media UNUSUAL =
            new Media(
                    List.of(Codec.G722, Codec.PCMU),
                    Srtp.REQUIRED,
                    Dtmf.INFO,
                    SessionTimer.OFFERED,
                    Optional.of(Duration.ofHours(4)));

    private StoredAudio() {}
}
