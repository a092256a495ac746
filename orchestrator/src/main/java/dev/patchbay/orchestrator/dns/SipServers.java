package dev.patchbay.orchestrator.dns;

import dev.patchbay.telephony.SipAddress;

/// Finds the servers of a SIP domain in DNS (RFC 3263).
@FunctionalInterface
public interface SipServers {

    /// Asks now and waits some seconds at most; to be called outside of transactions.
    Located locate(SipAddress place);
}
