/// A carrier as seen from an SBC: demands digest authentication of accounts, takes calls of
/// everybody else as from a known address, answers and places calls with plain RTP. On further
/// ports it plays strict carriers, which refuse what the real ones refuse and say which rule was
/// broken.
@NullMarked
package dev.patchbay.lab.carrier;

import org.jspecify.annotations.NullMarked;
