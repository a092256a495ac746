/// What a session with any engine is made of: deadlines, events in order, the config folder and the
/// record spool shared with the engine. Knows no engine and no wire.
@NullMarked
package dev.patchbay.engine.session;

import org.jspecify.annotations.NullMarked;
