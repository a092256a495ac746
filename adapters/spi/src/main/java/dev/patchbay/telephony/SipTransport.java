package dev.patchbay.telephony;

import java.util.Locale;

/// How SIP travels to a peer (RFC 3261 section 18, RFC 5630 for TLS without `sips:`).
public enum SipTransport {
    UDP,
    TCP,
    TLS;

    /// @return the value of a SIP URI's `transport` parameter
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
