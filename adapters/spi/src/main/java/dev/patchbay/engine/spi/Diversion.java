package dev.patchbay.engine.spi;

import dev.patchbay.telephony.HostName;

/// How a carrier is told who forwarded a call. The edge reads Teams' History-Info and hands the
/// engine checked words alone, at most [#MOST] of them, oldest first:
/// `+4722000101.302.unconditional/+4722000102.486.user-busy.p`, each a number, a cause (RFC 4458),
/// the reason in the words of RFC 5806, and `p` where the number is not to be shown. The engine
/// writes the carrier's header from it.
///
/// Written `div:_47_0_00:sip.carrier.example`.
///
/// @param spelling how the carrier wants the numbers written
/// @param domain host part of the URIs
public record Diversion(Form form, Spelling spelling, HostName domain) {

    /// More who forwarded a call one after the other are not told of, but for the latest.
    public static final int MOST = 3;

    /// Headers a carrier may read it in.
    public enum Form {
        /// RFC 5806, the latest first
        DIVERSION("Diversion", "div"),
        /// RFC 7044, the earliest first
        HISTORY_INFO("History-Info", "his");

        private final String field;
        private final String code;

        Form(String field, String code) {
            this.field = field;
            this.code = code;
        }

        /// @return the header field's name in a SIP message
        public String field() {
            return field;
        }
    }

    /// @param words what the edge made of History-Info, as the engine read it
    /// @return the number that forwarded the call last, or nothing
    public static String last(String words) {
        var last = words.substring(words.lastIndexOf('/') + 1);
        var dot = last.indexOf('.');
        return dot < 0 ? "" : last.substring(0, dot);
    }

    String encoded() {
        return "%s:%s:%s".formatted(form.code, spelling.encoded(), domain);
    }
}
