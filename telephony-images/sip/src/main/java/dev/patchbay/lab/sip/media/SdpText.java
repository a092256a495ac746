package dev.patchbay.lab.sip.media;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes session descriptions for one audio stream.
///
/// @param cryptoTag the tag of the crypto line; an answer repeats the offer's
/// @param formats payload types in order; the names of the usual ones are known here, others are
///   written as in an rtpmap, such as `96 telephone-event/8000`
/// @param frame what stands around the audio
public record SdpText(
        String address,
        int port,
        Optional<SrtpKey> key,
        String cryptoTag,
        List<String> formats,
        String direction,
        int version,
        Frame frame) {

    /// @param profile of the audio's line
    /// @param before refused lines of an offer, as they are answered
    /// @param after the same behind the audio
    /// @param plainToo whether the same audio is offered once more without SRTP
    public record Frame(String profile, List<String> before, List<String> after, boolean plainToo) {

        public static final Frame PLAIN = new Frame("RTP/AVP", List.of(), List.of(), false);
        public static final Frame SECURE = new Frame("RTP/SAVP", List.of(), List.of(), false);
        public static final Frame EITHER = new Frame("RTP/SAVP", List.of(), List.of(), true);

        public Frame {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        public static Frame offering(Protection protection) {
            return switch (protection) {
                case NONE -> PLAIN;
                case OPTIONAL -> EITHER;
                case REQUIRED -> SECURE;
            };
        }
    }

    /// What Teams offers to an SBC without media bypass (fact sheet A8).
    public static final List<String> TEAMS_FORMATS =
            List.of("104", "9", "103", "111", "18", "0", "8", "97", "101", "13", "118");

    public static final List<String> CARRIER_FORMATS = List.of("8", "0", "101");

    public SdpText {
        formats = List.copyOf(formats);
    }

    public SdpText facing(String newDirection) {
        return new SdpText(
                address, port, key, cryptoTag, formats, newDirection, version + 1, frame);
    }

    public SdpText after(SdpText former) {
        return new SdpText(
                address, port, key, cryptoTag, formats, direction, former.version + 1, frame);
    }

    public String text() {
        var sdp = new StringBuilder();
        sdp.append("v=0\r\no=- 0 ").append(version).append(" IN IP4 ").append(address);
        sdp.append("\r\ns=session\r\nc=IN IP4 ").append(address).append("\r\nt=0 0\r\n");
        frame.before().forEach(sdp::append);
        sdp.append(audio(frame.profile(), key));
        if (frame.plainToo()) {
            sdp.append(audio("RTP/AVP", Optional.empty()));
        }
        frame.after().forEach(sdp::append);
        return sdp.toString();
    }

    private String audio(String profile, Optional<SrtpKey> shown) {
        var sdp = new StringBuilder();
        sdp.append("m=audio %d %s ".formatted(port, profile))
                .append(
                        formats.stream()
                                .map(f -> f.split(" ", 2)[0])
                                .collect(Collectors.joining(" ")));
        sdp.append("\r\n");
        shown.ifPresent(k ->
                sdp.append("a=label:main-audio\r\na=rtcp:%d\r\n".formatted(port + 1))
                        .append(formats.equals(TEAMS_FORMATS) ? weaker() : "")
                        .append(
                                "a=crypto:%s %s %s|2^31\r\n"
                                        .formatted(cryptoTag, SrtpKey.SUITE, k.inline())));
        formats.forEach(format -> sdp.append(map(format)));
        sdp.append("a=ptime:20\r\na=").append(direction).append("\r\n");
        return sdp.toString();
    }

    /// Teams offers the suite with the shorter tag first (Microsoft's sample of an offer), and will
    /// not be talked to by it: nobody here holds on to the key.
    private static String weaker() {
        return "a=crypto:0 AES_CM_128_HMAC_SHA1_32 %s|2^31\r\n"
                .formatted(SrtpKey.random().inline());
    }

    private static String named(String format) {
        return format.contains(" ") ? "a=rtpmap:" + format + "\r\n" : "";
    }

    private static String map(String format) {
        return switch (format) {
            case "0" -> "a=rtpmap:0 PCMU/8000\r\n";
            case "8" -> "a=rtpmap:8 PCMA/8000\r\n";
            case "9" -> "a=rtpmap:9 G722/8000\r\n";
            case "13" -> "a=rtpmap:13 CN/8000\r\n";
            case "18" -> "a=rtpmap:18 G729/8000\r\na=fmtp:18 annexb=no\r\n";
            case "97" -> "a=rtpmap:97 RED/8000\r\n";
            case "101" -> "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\n";
            case "103" -> "a=rtpmap:103 SILK/8000\r\n";
            case "104" -> "a=rtpmap:104 SILK/16000\r\n";
            case "111" -> "a=rtpmap:111 SIREN/16000\r\na=fmtp:111 bitrate=16000\r\n";
            case "118" -> "a=rtpmap:118 CN/16000\r\n";
            default -> named(format);
        };
    }
}
