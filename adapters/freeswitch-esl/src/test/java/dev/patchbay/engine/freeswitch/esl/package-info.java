/// Tests of the freeswitch-esl adapter.
@NullMarked
package dev.patchbay.engine.freeswitch.esl;

import org.jspecify.annotations.NullMarked;
