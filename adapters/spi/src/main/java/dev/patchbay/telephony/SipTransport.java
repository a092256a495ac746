package dev.patchbay.telephony;

import java.util.Locale;

/// How SIP travels to a peer (RFC 3261 section 18, RFC 5630 for TLS without `sips:`).
public enum SipTransport {
    UDP,
    TCP,
    TLS,
    /// Whichever DNS says (RFC 3263 section 4.1); no engine is ever told so.
    ANY;

    private static final int PLAIN = 5060;
    private static final int SECURE = 5061;

    /// @return where SIP listens if nobody says otherwise (RFC 3261 section 19.1.2)
    public int usualPort() {
        return this == TLS ? SECURE : PLAIN;
    }

    /// @return the value of a SIP URI's `transport` parameter
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
