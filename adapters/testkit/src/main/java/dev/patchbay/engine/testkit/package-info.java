/// What every adapter must do, as tests in terms of real SIP and the SPI, and the SIP peers and
/// containers they need. An adapter runs all of it by naming its engine. Test scope only.
@NullMarked
package dev.patchbay.engine.testkit;

import org.jspecify.annotations.NullMarked;
