/// Tests of audio and its encryption.
@NullMarked
package dev.patchbay.lab.sip.media;

import org.jspecify.annotations.NullMarked;
