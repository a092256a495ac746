/// Drives FreeSWITCH over two inbound event socket connections, config and call records over two
/// shared folders. Decides nothing, keeps nothing beyond a session, and never reconnects by itself.
@NullMarked
package dev.patchbay.engine.freeswitch.esl;

import org.jspecify.annotations.NullMarked;
