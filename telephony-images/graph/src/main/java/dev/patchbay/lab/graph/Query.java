package dev.patchbay.lab.graph;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options of a URL or the fields of a form, decoded, in the order they came in.
record Query(List<Map.Entry<String, String>> pairs) {

    Query {
        pairs = List.copyOf(pairs);
    }

    /// A lone `+` is a space here as everywhere on the web: who means a plus writes `%2B`.
    static Query parse(String raw) throws Refused {
        var pairs = new ArrayList<Map.Entry<String, String>>();
        for (var part : raw.isEmpty() ? List.<String>of() : List.of(raw.split("&", -1))) {
            var equals = part.indexOf('=');
            pairs.add(
                    Map.entry(
                            decoded(equals < 0 ? part : part.substring(0, equals)),
                            decoded(equals < 0 ? "" : part.substring(equals + 1))));
        }
        return new Query(pairs);
    }

    private static String decoded(String text) throws Refused {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refused.badRequest("BadRequest", "The request URL is malformed: " + text);
        }
    }

    Optional<String> optional(String name) {
        return pairs.stream()
                .filter(pair -> pair.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    String value(String name) {
        return optional(name).orElse("");
    }

    boolean has(String name) {
        return optional(name).isPresent();
    }

    /// Everything but the options named.
    Query without(String... names) {
        return new Query(
                pairs.stream().filter(pair -> !List.of(names).contains(pair.getKey())).toList());
    }
}
