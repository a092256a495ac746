/// Tests of `dns` against a name server on the wire.
@NullMarked
package dev.patchbay.orchestrator.dns;

import org.jspecify.annotations.NullMarked;
