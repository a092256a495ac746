package dev.patchbay.lab.graph;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// An answer, whole.
record Reply(int status, Map<String, String> headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(int status, Object value) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                JSON.writeValueAsString(value));
    }

    static Reply html(int status, String text) {
        return new Reply(status, Map.of("Content-Type", "text/html; charset=utf-8"), text);
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), "");
    }

    Reply with(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new Reply(status, all, body);
    }
}
