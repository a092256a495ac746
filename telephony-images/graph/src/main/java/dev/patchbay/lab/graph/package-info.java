/// A server on the wire that answers like Microsoft Graph and Entra for the calls Patchbay uses,
/// with their refusals, delays and oddities, and judges the manners of whoever asks. It knows no
/// Microsoft client library and keeps nothing beyond its own run.
@NullMarked
package dev.patchbay.lab.graph;

import org.jspecify.annotations.NullMarked;
