package dev.patchbay.lab.sip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cutting header text where SIP allows it: never inside quotes or angle brackets.
final class Words {

    private Words() {}

    static List<String> split(String text, char at) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int brackets = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<') {
                brackets++;
            } else if (c == '>') {
                brackets = Math.max(0, brackets - 1);
            } else if (c == at && brackets == 0) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }

    /// `;a=b;c` as a map with lower-case names; a parameter without a value maps to the empty text.
    static Map<String, String> parameters(String text) {
        var parameters = new LinkedHashMap<String, String>();
        for (String part : split(text, ';')) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (!name.isBlank()) {
                parameters.putIfAbsent(
                        name.strip().toLowerCase(Locale.ROOT),
                        equals < 0 ? "" : part.substring(equals + 1).strip());
            }
        }
        return parameters;
    }

    static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
