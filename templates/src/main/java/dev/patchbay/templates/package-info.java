/// Engine config as a pure function: view records in, file texts out, no clock and no I/O. Every
/// value passes its file format's check on the way into a file, and a value the format would
/// misread is refused, never quoted or repaired. Does not know where files go or who loads them.
@NullMarked
package dev.patchbay.templates;

import org.jspecify.annotations.NullMarked;
