/// Drives Asterisk over its manager interface alone, config and call records over two shared
/// folders. Decides nothing, keeps nothing beyond a session, and never reconnects by itself.
@NullMarked
package dev.patchbay.engine.asterisk.ami;

import org.jspecify.annotations.NullMarked;
