/// Asks Microsoft Graph by Microsoft's own SDK, with tokens by azure-identity. Tries nothing again:
/// the SDK's silent waiting is left out, so that who waits, and why, can be shown.
@NullMarked
package dev.patchbay.microsoft.graph;

import org.jspecify.annotations.NullMarked;
