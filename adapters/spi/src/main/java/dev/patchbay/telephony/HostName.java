package dev.patchbay.telephony;

import java.util.Locale;
import java.util.regex.Pattern;

/// A DNS host name or an IPv4 address, lower case, without port. RFC 1123 labels; a trailing dot
/// and underscores are refused because SIP peers do not agree on them.
public record HostName(String value) {

    private static final Pattern LABELS =
            Pattern.compile(
                    "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern ONLY_DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");

    public HostName {
        value = value.toLowerCase(Locale.ROOT);
        var looksLikeAddress = ONLY_DIGITS_AND_DOTS.matcher(value).matches();
        Check.that(
                looksLikeAddress ? IPV4.matcher(value).matches() : LABELS.matcher(value).matches(),
                "host",
                value,
                "a host name such as sip.carrier.example, or an IPv4 address such as 203.0.113.10");
    }

    /// @return whether this is an IPv4 address rather than a name that must be looked up
    public boolean isAddress() {
        // asked several times in each decision about a call
        for (var i = 0; i < value.length(); i++) {
            var one = value.charAt(i);
            if (one != '.' && (one < '0' || one > '9')) {
                return false;
            }
        }
        return true;
    }

    /// @return this name's first label below another domain
    public HostName below(HostName domain) {
        return new HostName(value.split("\\.", 2)[0] + "." + domain);
    }

    @Override
    public String toString() {
        return value;
    }
}
