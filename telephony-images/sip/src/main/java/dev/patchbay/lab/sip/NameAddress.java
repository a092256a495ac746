package dev.patchbay.lab.sip;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The value of From, To, Contact, Route and their like: a display name (Teams leaves it unquoted,
/// spaces and all), a URI and parameters of the header itself.
public record NameAddress(String display, String uriText, Map<String, String> parameters) {

    public NameAddress {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static NameAddress parse(String value) {
        int open = bracketOutsideQuotes(value);
        if (open < 0) {
            int semicolon = value.indexOf(';');
            return semicolon < 0
                    ? new NameAddress("", value.strip(), Map.of())
                    : new NameAddress(
                            "",
                            value.substring(0, semicolon).strip(),
                            Words.parameters(value.substring(semicolon + 1)));
        }
        int close = value.indexOf('>', open);
        String uri = close < 0 ? value.substring(open + 1) : value.substring(open + 1, close);
        String tail = close < 0 ? "" : value.substring(close + 1);
        return new NameAddress(
                Words.unquoted(value.substring(0, open).strip()),
                uri.strip(),
                Words.parameters(tail));
    }

    public Optional<SipUri> uri() {
        return SipUri.parse(uriText);
    }

    public String tag() {
        return parameters.getOrDefault("tag", "");
    }

    public String host() {
        return uri().map(SipUri::host).orElse("");
    }

    public String user() {
        return uri().map(SipUri::user).orElse("");
    }

    private static int bracketOutsideQuotes(String value) {
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '<' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
