/// Tests of the SPI's values.
@NullMarked
package dev.patchbay.engine.spi;

import org.jspecify.annotations.NullMarked;
