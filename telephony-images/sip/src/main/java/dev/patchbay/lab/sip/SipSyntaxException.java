package dev.patchbay.lab.sip;

/// The octets cannot be read as SIP at all, however lenient one is.
public final class SipSyntaxException extends Exception {

    public SipSyntaxException(String message) {
        super(message);
    }
}
