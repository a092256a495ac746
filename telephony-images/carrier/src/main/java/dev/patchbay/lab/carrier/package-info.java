/// A carrier as seen from an SBC: demands digest authentication of accounts, takes calls of
/// everybody else as from a known address, answers and places calls with plain RTP over UDP.
@NullMarked
package dev.patchbay.lab.carrier;

import org.jspecify.annotations.NullMarked;
