package dev.patchbay.lab.sip.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A session description, read leniently: unknown lines are kept where they are and ignored.
public record Sdp(Optional<String> connection, List<String> attributes, List<Media> media) {

    /// @param formats payload types as written, in the sender's order of preference
    public record Media(
            String type,
            int port,
            String profile,
            List<String> formats,
            Optional<String> connection,
            List<String> attributes) {

        public Media {
            formats = List.copyOf(formats);
            attributes = List.copyOf(attributes);
        }

        public List<String> values(String attribute) {
            return attributes.stream()
                    .filter(a -> a.startsWith(attribute + ":"))
                    .map(a -> a.substring(attribute.length() + 1).strip())
                    .toList();
        }

        public List<Crypto> cryptos() {
            return values("crypto").stream().flatMap(line -> Crypto.parse(line).stream()).toList();
        }

        public Optional<Crypto> usableCrypto() {
            return cryptos().stream()
                    .filter(c -> c.suite().equals(SrtpKey.SUITE) && c.key().isPresent())
                    .findFirst();
        }

        /// The format's encoding name in upper case, from rtpmap or the static table of RFC 3551.
        public String encoding(String format) {
            for (String map : values("rtpmap")) {
                String[] words = map.split("[ /]+", 3);
                if (words.length >= 2 && words[0].equals(format)) {
                    return words[1].toUpperCase(Locale.ROOT);
                }
            }
            return switch (format) {
                case "0" -> "PCMU";
                case "8" -> "PCMA";
                case "9" -> "G722";
                case "13" -> "CN";
                case "18" -> "G729";
                default -> "";
            };
        }
    }

    /// @param key empty when the key parameter is not 30 octets in base64
    public record Crypto(String tag, String suite, Optional<SrtpKey> key) {

        static Optional<Crypto> parse(String line) {
            String[] words = line.split(" +", -1);
            return words.length < 3
                    ? Optional.empty()
                    : Optional.of(new Crypto(words[0], words[1], SrtpKey.parse(words[2])));
        }
    }

    public Sdp {
        attributes = List.copyOf(attributes);
        media = List.copyOf(media);
    }

    public static Sdp read(String text) {
        Optional<String> connection = Optional.empty();
        var attributes = new ArrayList<String>();
        var sections = new ArrayList<List<String>>();
        for (String line : text.split("\r?\n", -1)) {
            if (line.startsWith("m=")) {
                sections.add(new ArrayList<>(List.of(line)));
            } else if (!sections.isEmpty()) {
                sections.getLast().add(line);
            } else if (line.startsWith("c=")) {
                connection = address(line);
            } else if (line.startsWith("a=")) {
                attributes.add(line.substring(2).strip());
            }
        }
        return new Sdp(
                connection, attributes, sections.stream().flatMap(s -> media(s).stream()).toList());
    }

    public Optional<Media> audio() {
        return media.stream().filter(m -> m.type().equals("audio")).findFirst();
    }

    /// Where audio is to be sent: the media's own address before the session's.
    public Optional<String> audioAddress() {
        return audio().flatMap(this::addressOf);
    }

    /// Where this is to be sent.
    public Optional<String> addressOf(Media one) {
        return one.connection().or(() -> connection);
    }

    /// `sendrecv`, `sendonly`, `recvonly` or `inactive`, as seen by who wrote it.
    public String direction() {
        var all = new ArrayList<>(audio().map(Media::attributes).orElse(List.of()));
        all.addAll(attributes);
        return all.stream()
                .filter(a -> a.matches("sendrecv|sendonly|recvonly|inactive"))
                .findFirst()
                .orElse("sendrecv");
    }

    private static Optional<Media> media(List<String> section) {
        String[] words = section.getFirst().substring(2).strip().split(" +", -1);
        if (words.length < 3
                || !words[1].matches("\\d{1,5}(/\\d+)?")
                || Integer.parseInt(words[1].split("/", 2)[0]) > 65_535) {
            return Optional.empty();
        }
        Optional<String> connection = Optional.empty();
        var attributes = new ArrayList<String>();
        for (String line : section) {
            if (line.startsWith("c=")) {
                connection = address(line);
            } else if (line.startsWith("a=")) {
                attributes.add(line.substring(2).strip());
            }
        }
        int port = Integer.parseInt(words[1].split("/", 2)[0]);
        var formats = List.of(words).subList(3, words.length);
        return Optional.of(new Media(words[0], port, words[2], formats, connection, attributes));
    }

    private static Optional<String> address(String line) {
        String[] words = line.substring(2).strip().split(" +", -1);
        return words.length < 3 ? Optional.empty() : Optional.of(words[2].split("/", 2)[0]);
    }
}
