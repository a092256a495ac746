/// How a person or a script steers a lab program: words over a unix domain socket, answers as text
/// or JSON with an exit status. Opens no TCP port, so there is nothing to protect with a password.
@NullMarked
package dev.patchbay.lab.sip.control;

import org.jspecify.annotations.NullMarked;
