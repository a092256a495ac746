/// Drives Asterisk: calls over ARI, the table and the state of gateways over AMI (ARI reaches
/// neither), config and call records over two shared folders. Decides nothing, keeps nothing beyond
/// a session, and never reconnects by itself.
@NullMarked
package dev.patchbay.engine.asterisk.ari;

import org.jspecify.annotations.NullMarked;
