package dev.patchbay.lab.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A call that was let in: its token is good for it. The tenant's monitor is held.
///
/// @param fate how an operation begun by it will go
record Visit(Asked asked, Tenant tenant, Fate fate, Shared shared) {

    Query query() {
        return asked.query();
    }

    /// Notes a rule that is broken by a request to be refused.
    void judge(Rule rule, boolean kept, String code, String text) throws Refused {
        shared.book().note(rule, kept, text);
        if (!kept) {
            throw new Refused(rule.refusal(), code, text);
        }
    }

    String context(String what) {
        return asked.target().base() + "/v1.0/$metadata#" + what;
    }

    /// A body with no properties but these.
    JsonNode body(Set<String> properties) throws Refused {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(asked.body());
        } catch (JacksonException notJson) {
            throw broken("Unable to read JSON request payload.");
        }
        if (json == null || !json.isObject()) {
            throw broken("Unable to read JSON request payload.");
        }
        var type = asked.header("content-type").orElse("");
        if (!type.startsWith("application/json")) {
            throw broken("Content-Type: '%s' (expected: application/json)".formatted(type));
        }
        for (var name : json.propertyNames()) {
            if (!properties.contains(name) && !name.startsWith("@odata.")) {
                throw broken("The property '%s' does not exist.".formatted(name));
            }
        }
        shared.book().note(Rule.JSON_BODY, true, "");
        return json;
    }

    private Refused broken(String text) {
        shared.book().note(Rule.JSON_BODY, false, text);
        return Refused.badRequest("BadRequest", text);
    }

    /// Only what `$select` names, or else what is told without it.
    Map<String, Object> selected(Map<String, Object> all, Set<String> usual) throws Refused {
        var names =
                query().has("$select")
                        ? List.of(query().value("$select").split("\\s*,\\s*"))
                        : List.copyOf(usual);
        var some = new LinkedHashMap<String, Object>();
        for (var name : names) {
            if (!all.containsKey(name)) {
                throw Refused.badRequest(
                        "BadRequest", "Could not find a property named '%s'.".formatted(name));
            }
        }
        all.forEach((name, value) -> {
            if (names.contains(name)) {
                some.put(name, value);
            }
        });
        return some;
    }

    static String text(JsonNode json, String name) {
        return json.path(name).isString() ? json.path(name).stringValue() : "";
    }
}
