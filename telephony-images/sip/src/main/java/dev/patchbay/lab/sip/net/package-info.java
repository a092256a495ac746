/// Ways to send and receive SIP messages: UDP, TCP and TLS on virtual threads. Cuts streams into
/// messages and checks certificate chains; leaves every judgement about names to its users.
@NullMarked
package dev.patchbay.lab.sip.net;

import org.jspecify.annotations.NullMarked;
