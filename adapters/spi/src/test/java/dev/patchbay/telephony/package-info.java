/// Tests of the value types everyone shares.
@NullMarked
package dev.patchbay.telephony;

import org.jspecify.annotations.NullMarked;
