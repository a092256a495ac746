/// Tests of files of numbers, good ones and all kinds of bad ones.
@NullMarked
package dev.patchbay.orchestrator.numberimport;

import org.jspecify.annotations.NullMarked;
