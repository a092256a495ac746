/// Microsoft's side of Direct Routing, played on the wire and strictly: reads the octets an SBC
/// sends, judges them rule by rule, refuses what the real hub refuses, calls and is called over TLS
/// with SRTP. No rule can be switched off.
@NullMarked
package dev.patchbay.lab.hub;

import org.jspecify.annotations.NullMarked;
