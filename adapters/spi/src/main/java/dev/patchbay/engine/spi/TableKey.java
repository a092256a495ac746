package dev.patchbay.engine.spi;

import dev.patchbay.telephony.HostName;
import java.util.Optional;

/// One row's key in the engine's own table, from which it routes calls whose decision is known
/// ahead. Written as `family/key`, the same on every engine.
public sealed interface TableKey {

    String encoded();

    /// A carrier's call, by where it came from and exactly what was dialled.
    ///
    /// @param origin the value of the [Source] row of the caller's address, or the origin rendered
    ///   into the gateway's config
    record Inbound(String origin, String dialled) implements TableKey {
        public Inbound {
            EngineText.check("origin", origin, EngineText.TOKEN, "letters, digits or . _ : @ -");
            EngineText.check(
                    "dialled",
                    dialled,
                    EngineText.NUMBER,
                    "1 to 64 digits, letters or + * # . _ -");
        }

        @Override
        public String encoded() {
            return "in/%s/%s".formatted(origin, dialled);
        }
    }

    /// A Teams user's call, by tenant and calling number; the callee does not change where it goes.
    record Outbound(HostName tenant, String caller) implements TableKey {
        public Outbound {
            EngineText.check(
                    "caller", caller, EngineText.NUMBER, "1 to 64 digits, letters or + * # . _ -");
        }

        @Override
        public String encoded() {
            return "out/%s/%s".formatted(tenant, caller);
        }
    }

    /// A Teams user's emergency call, by tenant and the short number dialled. Looked up where there
    /// is no row to follow for the caller, and then followed without asking.
    record Emergency(HostName tenant, String dialled) implements TableKey {
        public Emergency {
            EngineText.check("dialled", dialled, EngineText.SHORT_NUMBER, "2 to 6 digits");
        }

        @Override
        public String encoded() {
            return "out/%s/%s".formatted(tenant, dialled);
        }
    }

    /// Whether an account's calls may come from here. Its value says yes; there is no other.
    ///
    /// @param address an IPv4 address, or empty where the addresses of the account's carrier are
    ///   not known: the word in the contact we registered is then all that its calls are known by
    record From(String origin, Optional<HostName> address) implements TableKey {

        public static final String YES = "yes";

        public From {
            EngineText.check("origin", origin, EngineText.TOKEN, "letters, digits or . _ : @ -");
            if (!address.map(HostName::isAddress).orElse(true)) {
                throw new IllegalArgumentException(
                        "address: '%s' (expected: an IPv4 address)".formatted(address.get()));
            }
        }

        @Override
        public String encoded() {
            return "from/%s/%s".formatted(origin, address.map(HostName::value).orElse("any"));
        }
    }

    /// Which origin the calls of a static peer belong to, by its IPv4 address.
    record Source(HostName address) implements TableKey {
        public Source {
            if (!address.isAddress()) {
                throw new IllegalArgumentException(
                        "address: '%s' (expected: an IPv4 address)".formatted(address));
            }
        }

        @Override
        public String encoded() {
            return "source/" + address;
        }
    }

    /// The audio of an origin's or a gateway's calls; the value is a
    /// [dev.patchbay.telephony.Media#encoded()]. No row means the usual.
    record MediaOf(String place) implements TableKey {
        public MediaOf {
            EngineText.check("place", place, EngineText.TOKEN, "letters, digits or . _ : @ -");
        }

        @Override
        public String encoded() {
            return "media/" + place;
        }
    }
}
