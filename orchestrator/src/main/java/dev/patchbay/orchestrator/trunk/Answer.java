package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.dns.Located;
import dev.patchbay.telephony.SipAddress;
import java.time.Instant;

/// What DNS said of a place, and when.
record Answer(SipAddress place, Located located, Instant at) {}
