package dev.patchbay.telephony;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Audio and its signalling on a carrier's side of calls. The side of Teams never changes.
///
/// @param codecs in the order in which they are offered, and in which one is taken of those offered
/// @param root who signs the carrier's certificate where TLS is used and nobody knows them
/// @param longest how long after the answer the engine ends a call by itself; empty for never
public record Media(
        List<Codec> codecs,
        Srtp srtp,
        Dtmf dtmf,
        SessionTimer sessionTimer,
        Optional<Duration> longest,
        Optional<RootCertificate> root) {

    /// What most carriers take.
    public static final Media USUAL =
            new Media(
                    List.of(Codec.PCMA, Codec.PCMU, Codec.G722),
                    Srtp.OFF,
                    Dtmf.RFC4733,
                    SessionTimer.NONE,
                    Optional.empty());

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration DAY = Duration.ofDays(1);

    public Media(
            List<Codec> codecs,
            Srtp srtp,
            Dtmf dtmf,
            SessionTimer sessionTimer,
            Optional<Duration> longest) {
        this(codecs, srtp, dtmf, sessionTimer, longest, Optional.empty());
    }

    public Media {
        codecs = List.copyOf(codecs);
        var once = new HashSet<>(codecs);
        Check.that(
                once.size() == codecs.size()
                        && (once.contains(Codec.PCMA) || once.contains(Codec.PCMU)),
                "codecs",
                named(codecs),
                "each codec once, and PCMA or PCMU among them, which every engine and Teams carry");
        longest.ifPresent(it ->
                Check.that(
                        it.compareTo(SHORTEST) >= 0 && it.compareTo(DAY) <= 0,
                        "longestSeconds",
                        it.toSeconds(),
                        "5 to 86400 seconds, or nothing for no limit"));
    }

    /// @param text names between commas, in order
    public static List<Codec> codecsIn(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(name -> OneOf.named("codecs", Codec.class, name.strip()))
                .toList();
    }

    /// @return the names between commas, in order
    public static String named(List<Codec> codecs) {
        return codecs.stream().map(Codec::name).collect(Collectors.joining(","));
    }

    /// @return whether calls are as most carriers take them
    public boolean usual() {
        return with(Optional.empty()).equals(USUAL);
    }

    public Media with(Optional<RootCertificate> other) {
        return new Media(codecs, srtp, dtmf, sessionTimer, longest, other);
    }

    public boolean usualCodecs() {
        return codecs.equals(USUAL.codecs);
    }

    public Media withoutLimit() {
        return new Media(codecs, srtp, dtmf, sessionTimer, Optional.empty());
    }

    /// @return these, with SRTP as strict as the other's if that is stricter
    public Media asStrictAs(Media other) {
        return other.srtp.compareTo(srtp) > 0
                ? new Media(codecs, other.srtp, dtmf, sessionTimer, longest, root)
                : this;
    }

    /// Fields between bars, as the dialplans read it: `PCMA,PCMU|optional|rfc2833|none|3600`, the
    /// last one empty for no limit. Asterisk refuses to dial with a limit of 0.
    public String encoded() {
        return "%s|%s|%s|%s|%s"
                .formatted(
                        named(codecs),
                        srtp.word(),
                        dtmf.word(),
                        sessionTimer.word(),
                        longest.map(it -> Long.toString(it.toSeconds())).orElse(""));
    }
}
