package dev.patchbay.orchestrator.admin;

import dev.patchbay.telephony.Dtmf;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.OneOf;
import dev.patchbay.telephony.RootCertificate;
import dev.patchbay.telephony.SessionTimer;
import dev.patchbay.telephony.Srtp;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Audio and its signalling on a carrier's side, as typed.
record MediaForm(
        @Nullable String codecs,
        @Nullable String srtp,
        @Nullable String dtmf,
        @Nullable String sessionTimer,
        @Nullable String longestSeconds,
        @Nullable String root) {

    static final MediaForm USUAL = of(Media.USUAL);

    static MediaForm of(Media media) {
        return new MediaForm(
                Media.named(media.codecs()).replace(",", ", "),
                media.srtp().name(),
                media.dtmf().name(),
                media.sessionTimer().name(),
                media.longest().map(it -> Long.toString(it.toSeconds())).orElse(""),
                media.root().map(RootCertificate::pem).orElse(""));
    }

    /// @return whether the section is worth being open
    public boolean unusual() {
        return !equals(USUAL);
    }

    Media media() {
        return new Media(
                Media.codecsIn(TrunkForm.text(codecs)),
                OneOf.named("srtp", Srtp.class, TrunkForm.text(srtp)),
                OneOf.named("dtmf", Dtmf.class, TrunkForm.text(dtmf)),
                OneOf.named("sessionTimer", SessionTimer.class, TrunkForm.text(sessionTimer)),
                longest(TrunkForm.text(longestSeconds)),
                Optional.of(TrunkForm.text(root))
                        .filter(it -> !it.isEmpty())
                        .map(RootCertificate::new));
    }

    private static Optional<Duration> longest(String typed) {
        if (!typed.matches("[0-9]{0,6}")) {
            throw new InvalidValueException("longestSeconds", typed, "a number of seconds");
        }
        return typed.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Long.parseLong(typed)));
    }
}
