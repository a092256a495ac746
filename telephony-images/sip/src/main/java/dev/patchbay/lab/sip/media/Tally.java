package dev.patchbay.lab.sip.media;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Counts packets for one session; written by its two threads, read by whoever reports.
final class Tally {

    private static final int PCMA = 8;

    private long sent;
    private long received;
    private final Map<String, Long> marked = new HashMap<>();
    private long missing;
    private int nextCounter;
    private long authFailures;
    private long otherSource;
    private long otherPayload;
    private boolean encrypted;
    private final StringBuilder keys = new StringBuilder();
    private int lastKeyAt;
    private Optional<Character> tone = Optional.empty();

    synchronized void sent() {
        sent++;
    }

    synchronized void authFailure() {
        authFailures++;
    }

    synchronized void otherSource() {
        otherSource++;
    }

    synchronized void received(byte[] rtp, MediaSession.Peer from) {
        received++;
        encrypted = from.key().isPresent();
        if (!from.payloadTypes().contains(RtpPacket.payloadType(rtp))) {
            otherPayload++;
        }
        if (from.eventType().filter(type -> type == RtpPacket.payloadType(rtp)).isPresent()) {
            key(rtp);
        } else {
            var mark = RtpPacket.mark(rtp);
            mark.ifPresent(this::marked);
            tone(
                    mark.isEmpty() && RtpPacket.payloadType(rtp) == PCMA
                            ? Tone.key(RtpPacket.payload(rtp))
                            : Optional.empty());
        }
    }

    /// A key as tones in the audio, which last for several packets.
    private void tone(Optional<Character> heard) {
        if (!heard.equals(tone)) {
            heard.ifPresent(keys::append);
        }
        tone = heard;
    }

    /// The end of a key comes three times, with the same timestamp.
    private void key(byte[] rtp) {
        var at = RtpPacket.timestamp(rtp);
        var ended = KeyPress.ended(RtpPacket.payload(rtp));
        if (ended.isPresent() && (keys.isEmpty() || at != lastKeyAt)) {
            keys.append(ended.get().charValue());
            lastKeyAt = at;
        }
    }

    private void marked(RtpPacket.Mark mark) {
        marked.merge(String.valueOf(mark.sender()), 1L, Long::sum);
        // the first packets may come before our side is open; only gaps after the first one count
        if (nextCounter > 0 && mark.counter() > nextCounter) {
            missing += mark.counter() - nextCounter;
        }
        nextCounter = Math.max(nextCounter, mark.counter() + 1);
    }

    synchronized MediaCount count() {
        return new MediaCount(
                sent,
                received,
                marked,
                missing,
                authFailures,
                otherSource,
                otherPayload,
                keys.toString(),
                encrypted);
    }
}
