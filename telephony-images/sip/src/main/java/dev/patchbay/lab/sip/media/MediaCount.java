package dev.patchbay.lab.sip.media;

import java.util.Map;
import java.util.TreeMap;

/// What one side of a call has sent and received.
///
/// @param sent RTP packets sent
/// @param received RTP packets received; with SRTP only those whose tag was right
/// @param marked received packets that carried a far end's mark, by mark
/// @param missing gaps in the far end's counter
/// @param authFailures packets whose SRTP tag was wrong
/// @param otherSource packets from elsewhere than the address in the SDP
/// @param keys the keys pressed at the far end, in order
/// @param encrypted whether the last packet that counted came by SRTP
/// @param otherPayload packets of a payload type nobody agreed on
public record MediaCount(
        long sent,
        long received,
        Map<String, Long> marked,
        long missing,
        long authFailures,
        long otherSource,
        long otherPayload,
        String keys,
        boolean encrypted) {

    public static final MediaCount NONE = new MediaCount(0, 0, Map.of(), 0, 0, 0, 0, "", false);

    public MediaCount {
        marked = Map.copyOf(marked);
    }

    public Map<String, Object> facts() {
        var facts = new TreeMap<String, Object>();
        facts.put("rtpSent", sent);
        facts.put("rtpReceived", received);
        facts.put("rtpMarked", new TreeMap<>(marked));
        facts.put("rtpMissing", missing);
        facts.put("srtpAuthFailures", authFailures);
        facts.put("rtpOtherSource", otherSource);
        facts.put("rtpOtherPayload", otherPayload);
        facts.put("srtp", encrypted);
        facts.put("keys", keys);
        return facts;
    }
}
