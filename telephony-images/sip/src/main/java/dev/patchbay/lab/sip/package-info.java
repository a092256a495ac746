/// SIP messages as they were sent: a lenient reader that keeps the octets, a writer, and the values
/// inside (addresses, Via, digest). Reads almost anything so that others can judge it; knows
/// neither sockets nor calls.
@NullMarked
package dev.patchbay.lab.sip;

import org.jspecify.annotations.NullMarked;
