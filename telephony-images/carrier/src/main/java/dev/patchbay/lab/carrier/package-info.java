/// A carrier as seen from an SBC: trusts one peer by address, demands digest authentication of
/// accounts, answers and places calls with plain RTP over UDP.
@NullMarked
package dev.patchbay.lab.carrier;

import org.jspecify.annotations.NullMarked;
