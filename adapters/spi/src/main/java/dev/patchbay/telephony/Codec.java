package dev.patchbay.telephony;

/// A way of encoding speech, by its name in SDP (RFC 3551).
public enum Codec {
    PCMA,
    PCMU,
    G722
}
