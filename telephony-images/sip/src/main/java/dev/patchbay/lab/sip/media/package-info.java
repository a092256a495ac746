/// Audio that can be proved: SDP, RTP with a direction mark and a counter in every packet, and SRTP
/// as RFC 3711 has it. Encodes no sound; what matters is that each packet is recognised at the far
/// end.
@NullMarked
package dev.patchbay.lab.sip.media;

import org.jspecify.annotations.NullMarked;
