package dev.patchbay.lab.graph;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request as it came in.
///
/// @param parts what the path says, in its order
/// @param headers by lower-case name
record Asked(
        Call call, List<String> parts, Target target, Map<String, String> headers, String body) {

    /// @param base scheme, host and port
    /// @param path decoded
    record Target(String base, String path, String rawQuery, Query query, Instant at) {}

    Asked {
        parts = List.copyOf(parts);
        headers = Map.copyOf(headers);
    }

    String part() {
        return parts.getFirst();
    }

    Query query() {
        return target.query();
    }

    Instant now() {
        return target.at();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// `ConsistencyLevel: eventual`
    boolean eventual() {
        return header("consistencylevel").filter("eventual"::equalsIgnoreCase).isPresent();
    }
}
