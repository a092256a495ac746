/// Tests of the carrier, over real UDP on loopback.
@NullMarked
package dev.patchbay.lab.carrier;

import org.jspecify.annotations.NullMarked;
