package dev.patchbay.orchestrator.api;

import dev.patchbay.telephony.Codec;
import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.OneOf;
import dev.patchbay.telephony.RootCertificate;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.Srtp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Audio and its signalling on the carrier's side; what is not given is as most carriers take it.
record MediaJson(
        @Nullable List<String> codecs,
        @Nullable String srtp,
        @Nullable String dtmf,
        @Nullable String sessionTimer,
        @Nullable Long longestSeconds,
        @Nullable String root) {

    static MediaJson of(Media media) {
        return new MediaJson(
                media.codecs().stream().map(Codec::name).toList(),
                media.srtp().name(),
                media.dtmf().name(),
                media.sessionTimer().name(),
                media.longest().map(Duration::toSeconds).orElse(null),
                media.root().map(RootCertificate::pem).orElse(null));
    }

    Media toMedia() {
        var usual = Media.USUAL;
        return new Media(
                codecs == null
                        ? usual.codecs()
                        : Given.values(
                                "codecs", codecs, it -> OneOf.named("codecs", Codec.class, it)),
                srtp == null ? usual.srtp() : OneOf.named("srtp", Srtp.class, srtp),
                dtmf == null ? usual.dtmf() : OneOf.named("dtmf", Dtmf.class, dtmf),
                sessionTimer == null
                        ? usual.sessionTimer()
                        : OneOf.named("sessionTimer", SessionTimer.class, sessionTimer),
                Optional.ofNullable(longestSeconds).map(Duration::ofSeconds),
                Optional.ofNullable(root).map(RootCertificate::new));
    }
}
