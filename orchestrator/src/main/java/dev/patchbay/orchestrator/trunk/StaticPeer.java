package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.SipAddress;

/// One of a static trunk's addresses, and its place among them (RFC 2782's two numbers).
///
/// @param priority the smallest is tried first
/// @param weight its share of the calls among those of the same priority
public record StaticPeer(SipAddress address, int priority, int weight) {

    private static final int MOST = 1000;

    public StaticPeer {
        mustBeSmall("priority", priority);
        mustBeSmall("weight", weight);
    }

    private static void mustBeSmall(String field, int value) {
        if (value < 1 || value > MOST) {
            throw new InvalidValueException(field, Integer.toString(value), "1 to 1000");
        }
    }
}
