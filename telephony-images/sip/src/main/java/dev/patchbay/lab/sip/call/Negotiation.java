package dev.patchbay.lab.sip.call;

import dev.patchbay.lab.sip.media.MediaSession.Peer;
import dev.patchbay.lab.sip.media.Protection;
import dev.patchbay.lab.sip.media.Sdp;
import dev.patchbay.lab.sip.media.Sdp.Media;
import dev.patchbay.lab.sip.media.SdpText;
import dev.patchbay.lab.sip.media.SrtpKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Offer and answer for one audio stream (RFC 3264).
final class Negotiation {

    private static final Set<String> SOUND = Set.of("PCMA", "PCMU", "G722");

    private Negotiation() {}

    /// The line of a description that we can agree on.
    ///
    /// @param format the payload type we send
    /// @param crypto empty for plain audio
    private record Line(Media audio, String format, Optional<Sdp.Crypto> crypto) {}

    private static Optional<Line> line(Sdp theirs, Persona own) {
        return theirs.media().stream()
                .filter(one -> one.type().equals("audio") && one.port() > 0)
                .flatMap(one -> line(one, own).stream())
                .findFirst();
    }

    private static Optional<Line> line(Media audio, Persona own) {
        var crypto = audio.usableCrypto();
        var plain = !audio.profile().contains("SAVP");
        var acceptable =
                switch (own.protection()) {
                    case NONE -> plain;
                    case OPTIONAL -> plain || crypto.isPresent();
                    case REQUIRED -> crypto.isPresent();
                };
        var key = own.protection() == Protection.NONE ? Optional.<Sdp.Crypto>empty() : crypto;
        return acceptable
                ? sound(audio, own.choice()).map(format -> new Line(audio, format, key))
                : Optional.empty();
    }

    /// Whom we send to, if their SDP has audio that we can agree on.
    static Optional<Peer> peer(Sdp theirs, Persona own) {
        var line = line(theirs, own);
        var address = line.flatMap(it -> theirs.addressOf(it.audio()));
        if (line.isEmpty() || address.isEmpty()) {
            return Optional.empty();
        }
        var audio = line.get().audio();
        boolean heard = theirs.direction().matches("sendrecv|recvonly");
        var types = new HashSet<Integer>();
        audio.formats().stream()
                .filter(f -> f.matches("\\d{1,3}"))
                .forEach(f -> types.add(Integer.valueOf(f)));
        var events =
                audio.formats().stream()
                        .filter(f -> audio.encoding(f).equals("TELEPHONE-EVENT"))
                        .filter(f -> f.matches("\\d{1,3}"))
                        .findFirst()
                        .map(Integer::valueOf);
        var format = Integer.parseInt(line.get().format());
        var key = line.get().crypto().flatMap(Sdp.Crypto::key);
        return resolve(address.get(), audio.port())
                .map(place -> new Peer(place, format, types, events, key, heard));
    }

    /// Our answer to an offer we can agree on: one codec, and their telephone-event and comfort
    /// noise.
    ///
    /// @param key ours, shown if the line is one with SRTP
    static SdpText answer(Sdp offer, String address, int port, Optional<SrtpKey> key, Persona own) {
        var line = line(offer, own).orElseThrow();
        var formats = new ArrayList<>(List.of(line.format()));
        for (String format : line.audio().formats()) {
            String encoding = line.audio().encoding(format);
            if (encoding.equals("TELEPHONE-EVENT")) {
                formats.add(format + " telephone-event/8000");
            } else if (format.equals("13")) {
                formats.add(format);
            }
        }
        var place = offer.media().indexOf(line.audio());
        var refused = offer.media().stream().map(Negotiation::refused).toList();
        return new SdpText(
                address,
                port,
                line.crypto().flatMap(_ -> key),
                line.crypto().map(Sdp.Crypto::tag).orElse("1"),
                formats,
                mirrored(offer.direction()),
                1,
                new SdpText.Frame(
                        line.audio().profile(),
                        refused.subList(0, place),
                        refused.subList(place + 1, refused.size()),
                        false));
    }

    private static String refused(Media one) {
        return "m=%s 0 %s %s\r\n"
                .formatted(one.type(), one.profile(), String.join(" ", one.formats()));
    }

    static String mirrored(String direction) {
        return switch (direction) {
            case "sendonly" -> "recvonly";
            case "recvonly" -> "sendonly";
            default -> direction;
        };
    }

    private static Optional<String> sound(Media audio, List<String> choice) {
        var known =
                audio.formats().stream()
                        .filter(f -> f.matches("\\d{1,3}") && SOUND.contains(audio.encoding(f)))
                        .toList();
        return choice.isEmpty()
                ? known.stream().findFirst()
                : choice.stream()
                        .flatMap(one -> known.stream().filter(f -> audio.encoding(f).equals(one)))
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
