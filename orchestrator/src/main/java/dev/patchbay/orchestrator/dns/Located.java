package dev.patchbay.orchestrator.dns;

import dev.patchbay.telephony.HostName;
import java.time.Duration;
import java.util.List;

/// What a look-up came to.
public sealed interface Located {

    /// @param servers at least one, at most [Locating#MOST]: the first to be tried first, and those
    ///   alike always in the same order, whatever the name server's
    /// @param refused addresses that DNS gave and no carrier can have
    /// @param lifetime for how long that may be believed
    record Found(List<SipServer> servers, List<HostName> refused, Duration lifetime)
            implements Located {

        public Found {
            servers = List.copyOf(servers);
            refused = List.copyOf(refused);
        }
    }

    /// It is certain that the name leads nowhere.
    ///
    /// @param why a sentence
    record Nowhere(String why) implements Located {}

    /// A name server was silent or in trouble, so nothing is known.
    ///
    /// @param why a sentence
    record NotTold(String why) implements Located {}
}
