package dev.patchbay.lab.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Graph's way of writing an error.
final class GraphError {

    private GraphError() {}

    static Reply reply(Asked asked, Refused refused) {
        var id = UUID.randomUUID().toString();
        var inner = new LinkedHashMap<String, Object>();
        inner.put("date", asked.now().toString());
        inner.put("request-id", id);
        inner.put("client-request-id", asked.header("client-request-id").orElse(id));
        var error = new LinkedHashMap<String, Object>();
        error.put("code", refused.code());
        error.put("message", refused.text());
        error.put("innerError", inner);
        var reply = Reply.json(refused.status(), Map.of("error", error));
        return refused.status() == 401
                ? reply.with(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\""
                                + asked.target().base()
                                + "/common/oauth2/authorize\"")
                : reply;
    }
}
