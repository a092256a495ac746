package dev.patchbay.lab.sip.media;

/// How one side holds it with SRTP.
public enum Protection {
    /// Plain audio alone.
    NONE,
    /// Offered on a line of its own before the plain one, and taken either way.
    OPTIONAL,
    /// Nothing without it.
    REQUIRED
}
