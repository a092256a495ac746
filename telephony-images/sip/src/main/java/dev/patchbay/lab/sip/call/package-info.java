/// Calls: transactions with RFC 3261's retransmissions, dialogs with route sets, and the two sides
/// of a call with its audio. One call is one mailbox on one virtual thread, so calls have no locks.
@NullMarked
package dev.patchbay.lab.sip.call;

import org.jspecify.annotations.NullMarked;
