package dev.patchbay.orchestrator.dns;

import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/// Who is asked for records.
@FunctionalInterface
interface NameServer {

    /// @param type one of `org.xbill.DNS.Type`
    /// @return the records of this type that the name, or the one it is an alias of, has; empty
    ///   where it is certain that there are none
    List<Record> ask(Name name, int type) throws NotToldException;

    /// A name server was silent or in trouble.
    final class NotToldException extends Exception {

        private static final long serialVersionUID = 1;

        NotToldException(String message) {
            super(message);
        }
    }
}
