package dev.patchbay.orchestrator.dns;

import dev.patchbay.telephony.HostName;

/// Where a TXT record stands: a host name, or one of the underscored names below it (RFC 8552).
public record RecordName(String value) {

    /// The name itself.
    public static RecordName of(HostName host) {
        return new RecordName(host.value());
    }

    /// Where an authority looks for the proof that a domain is ours (RFC 8555 section 8.4).
    public static RecordName ofAcmeChallenge(HostName host) {
        return new RecordName("_acme-challenge." + host.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
