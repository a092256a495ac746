/// What both Asterisk adapters do alike: the manager connection, the table in AstDB, the state of
/// gateways, applying config and reading a line of the record spool. How a call is announced and
/// answered is not in here.
@NullMarked
package dev.patchbay.engine.asterisk;

import org.jspecify.annotations.NullMarked;
