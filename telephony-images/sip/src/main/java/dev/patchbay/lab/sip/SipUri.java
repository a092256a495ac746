package dev.patchbay.lab.sip;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A URI as found in a message, cut into its parts but not corrected.
///
/// @param port 0 when the text names none
/// @param parameters lower-case names, values as sent, in their order
/// @param text exactly what was sent
public record SipUri(
        String scheme,
        String user,
        String host,
        int port,
        Map<String, String> parameters,
        String text) {

    public SipUri {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static Optional<SipUri> parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            return Optional.empty();
        }
        String scheme = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String rest = text.substring(colon + 1).strip();
        if (scheme.equals("tel")) {
            int semicolon = rest.indexOf(';');
            String number = semicolon < 0 ? rest : rest.substring(0, semicolon);
            return Optional.of(new SipUri(scheme, number, "", 0, Map.of(), text));
        }
        int at = rest.indexOf('@');
        String user = at < 0 ? "" : rest.substring(0, at);
        String tail = rest.substring(at + 1);
        int question = tail.indexOf('?');
        if (question >= 0) {
            tail = tail.substring(0, question);
        }
        int semicolon = tail.indexOf(';');
        var parameters =
                semicolon < 0
                        ? Map.<String, String>of()
                        : Words.parameters(tail.substring(semicolon + 1));
        return hostAndPort(semicolon < 0 ? tail : tail.substring(0, semicolon))
                .map(place ->
                        new SipUri(scheme, user, place.host(), place.port(), parameters, text));
    }

    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /// An IPv4 or IPv6 literal instead of a name.
    public boolean hostIsAddress() {
        return isAddress(host);
    }

    public int portOr(int usual) {
        return port == 0 ? usual : port;
    }

    public static boolean isAddress(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+") || host.contains(":");
    }

    record Place(String host, int port) {}

    static Optional<Place> hostAndPort(String text) {
        String place = text.strip();
        int bracket = place.lastIndexOf(']');
        int colon = place.lastIndexOf(':');
        String host = colon > bracket ? place.substring(0, colon) : place;
        String port = colon > bracket ? place.substring(colon + 1) : "";
        if (host.isBlank() || !port.matches("\\d{0,5}")) {
            return Optional.empty();
        }
        return Optional.of(
                new Place(
                        host.strip().toLowerCase(Locale.ROOT),
                        port.isEmpty() ? 0 : Integer.parseInt(port)));
    }
}
