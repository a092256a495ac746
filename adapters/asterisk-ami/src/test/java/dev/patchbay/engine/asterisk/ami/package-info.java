/// Tests of the ARI adapter: its parsing on its own, everything else on a real Asterisk.
@NullMarked
package dev.patchbay.engine.asterisk.ami;

import org.jspecify.annotations.NullMarked;
