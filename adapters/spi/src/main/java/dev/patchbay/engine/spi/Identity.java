package dev.patchbay.engine.spi;

import dev.patchbay.telephony.HostName;
import java.util.Locale;
import java.util.Optional;

/// What a carrier is told about who calls.
///
/// @param from user part of From, or empty for the caller's number as Teams gave it
/// @param asserted a second word about the caller, in a header of its own
/// @param diversion how it is told who forwarded the call, or empty where it is not
public record Identity(
        Optional<String> from, Optional<Asserted> asserted, Optional<Diversion> diversion) {

    /// From alone, as it came.
    public static final Identity AS_IT_IS =
            new Identity(Optional.empty(), Optional.empty(), Optional.empty());

    public Identity {
        from.ifPresent(EngineText::checkNumber);
    }

    /// Headers a carrier may want the caller in.
    public enum Header {
        /// RFC 3325
        PAI("P-Asserted-Identity"),
        /// RFC 3325
        PPI("P-Preferred-Identity"),
        /// Never became an RFC.
        RPID("Remote-Party-ID");

        private final String field;

        Header(String field) {
            this.field = field;
        }

        /// @return the header field's name in a SIP message
        public String field() {
            return field;
        }
    }

    /// @param user a number, or an account's name
    /// @param domain host part of the URI
    public record Asserted(Header header, String user, HostName domain) {
        public Asserted {
            EngineText.checkNumber(user);
        }

        private String encoded() {
            return ":%s:%s@%s".formatted(header.name().toLowerCase(Locale.ROOT), user, domain);
        }
    }

    String encoded() {
        if (from.isEmpty() && asserted.isEmpty() && diversion.isEmpty()) {
            return "";
        }
        // what comes later has its place by counting
        var placeholder = diversion.isEmpty() ? "" : "::";
        return ":%s%s%s"
                .formatted(
                        from.orElse("*"),
                        asserted.map(Asserted::encoded).orElse(placeholder),
                        diversion.map(it -> ":" + it.encoded()).orElse(""));
    }
}
