package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.media.MediaSession.Peer;
import dev.patchbay.lab.sip.media.Sdp;
import dev.patchbay.lab.sip.media.SdpText;
import dev.patchbay.lab.sip.media.SrtpKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Offer and answer for one audio stream (RFC 3264).
final class Negotiation {

    private static final Set<String> SOUND = Set.of("PCMA", "PCMU", "G722");

    private Negotiation() {}

    /// Whom we send to, if their SDP has audio that we can agree on.
    static Optional<Peer> peer(Sdp theirs, boolean secure) {
        var audio = theirs.audio();
        var address = theirs.audioAddress();
        if (audio.isEmpty() || address.isEmpty()) {
            return Optional.empty();
        }
        var sound = sound(audio.get());
        Optional<SrtpKey> key = audio.get().usableCrypto().flatMap(Sdp.Crypto::key);
        if (sound.isEmpty() || secure != key.isPresent()) {
            return Optional.empty();
        }
        boolean heard = theirs.direction().matches("sendrecv|recvonly");
        var types = new HashSet<Integer>();
        audio.get().formats().stream()
                .filter(f -> f.matches("\\d{1,3}"))
                .forEach(f -> types.add(Integer.valueOf(f)));
        var events =
                audio.get().formats().stream()
                        .filter(f -> audio.get().encoding(f).equals("TELEPHONE-EVENT"))
                        .filter(f -> f.matches("\\d{1,3}"))
                        .findFirst()
                        .map(Integer::valueOf);
        return resolve(address.get(), audio.get().port())
                .map(place ->
                        new Peer(place, Integer.parseInt(sound.get()), types, events, key, heard));
    }

    /// Our answer to their offer: their first codec that we know, and their telephone-event and
    /// comfort noise.
    static SdpText answer(Sdp offer, String address, int port, Optional<SrtpKey> key) {
        var audio = offer.audio().orElseThrow();
        var formats = new ArrayList<String>();
        sound(audio).ifPresent(formats::add);
        for (String format : audio.formats()) {
            String encoding = audio.encoding(format);
            if (encoding.equals("TELEPHONE-EVENT")) {
                formats.add(format + " telephone-event/8000");
            } else if (format.equals("13")) {
                formats.add(format);
            }
        }
        String tag = audio.usableCrypto().map(Sdp.Crypto::tag).orElse("1");
        return new SdpText(address, port, key, tag, formats, mirrored(offer.direction()), 1);
    }

    static String mirrored(String direction) {
        return switch (direction) {
            case "sendonly" -> "recvonly";
            case "recvonly" -> "sendonly";
            default -> direction;
        };
    }

    private static Optional<String> sound(Sdp.Media audio) {
        return audio.formats().stream()
                .filter(f -> f.matches("\\d{1,3}") && SOUND.contains(audio.encoding(f)))
                .findFirst();
    }

    private static Optional<InetSocketAddress> resolve(String address, int port) {
        try {
            // literals only: a name in SDP would make us ask a name server in the middle of a call
            return address.matches("[0-9.]+")
                    ? Optional.of(new InetSocketAddress(InetAddress.getByName(address), port))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
