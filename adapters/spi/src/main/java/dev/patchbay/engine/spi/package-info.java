/// The port to a media engine: announce a call, route it, keep its table and its config, read its
/// records. Small, blocking and the same for every engine. Reconnecting, back-off and resync belong
/// to the caller.
@NullMarked
package dev.patchbay.engine.spi;

import org.jspecify.annotations.NullMarked;
