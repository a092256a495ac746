/// Telephony's own words as types: numbers, SIP addresses, secrets. A value that exists is valid,
/// so nothing typed by a person travels further as bare text. Knows no framework and does no I/O.
@NullMarked
package dev.patchbay.telephony;

import org.jspecify.annotations.NullMarked;
