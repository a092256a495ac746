package dev.patchbay.lab.sip;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One Via value: how and through whom a request came.
public record Via(String transport, String host, int port, Map<String, String> parameters) {

    public Via {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static Via parse(String value) {
        int semicolon = value.indexOf(';');
        String front = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
        var parameters =
                semicolon < 0
                        ? Map.<String, String>of()
                        : Words.parameters(value.substring(semicolon + 1));
        int space = front.lastIndexOf(' ');
        String protocol = space < 0 ? "" : front.substring(0, space);
        String transport = protocol.substring(protocol.lastIndexOf('/') + 1).strip();
        var place = SipUri.hostAndPort(front.substring(space + 1)).orElse(new SipUri.Place("", 0));
        return new Via(transport.toUpperCase(Locale.ROOT), place.host(), place.port(), parameters);
    }

    public String branch() {
        return parameters.getOrDefault("branch", "");
    }
}
