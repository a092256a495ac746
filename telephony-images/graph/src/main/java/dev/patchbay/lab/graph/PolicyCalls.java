package dev.patchbay.lab.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Voice policies by name, and who has which. Which policy types Microsoft accepts is unverified: a
/// tenant knows those it was made with.
final class PolicyCalls {

    private PolicyCalls() {}

    static Reply id(Visit visit) throws Refused {
        var type = visit.asked().parts().get(0);
        var name = visit.asked().parts().get(1);
        knownType(visit, type);
        var found =
                visit.tenant().policies().values().stream()
                        .filter(policy -> policy.type().equals(type) && policy.name().equals(name))
                        .map(policy -> Map.of("name", policy.name(), "policyId", policy.id()))
                        .toList();
        return Reply.json(
                200,
                Map.of(
                        "@odata.context",
                        visit.context(
                                "Collection(microsoft.graph.teamsAdministration.policyIdentifierDetail)"),
                        "value",
                        found));
    }

    private static void knownType(Visit visit, String type) throws Refused {
        if (visit.tenant().policies().values().stream()
                .noneMatch(policy -> policy.type().equals(type))) {
            throw Refused.badRequest(
                    "BadRequest", "The policy type '%s' is not supported.".formatted(type));
        }
    }

    static Reply assign(Visit visit, boolean taken) throws Refused {
        var values = visit.body(Set.of("value")).path("value");
        if (!values.isArray() || values.isEmpty()) {
            throw Refused.badRequest("BadRequest", "value is missing.");
        }
        for (var one : values) {
            check(visit, one, taken);
        }
        for (var one : values) {
            var policies =
                    visit.tenant()
                            .policiesOf()
                            .computeIfAbsent(Visit.text(one, "userId"), id -> new HashMap<>());
            if (taken) {
                policies.remove(Visit.text(one, "policyType"));
            } else {
                policies.put(Visit.text(one, "policyType"), Visit.text(one, "policyId"));
            }
        }
        return Reply.empty(204);
    }

    private static void check(Visit visit, JsonNode one, boolean taken) throws Refused {
        var type = Visit.text(one, "policyType");
        knownType(visit, type);
        var user = Visit.text(one, "userId");
        if (visit.tenant().accounts().byId(user).isEmpty()) {
            throw Refused.notFound("User '%s' not found.".formatted(user));
        }
        var policy = Visit.text(one, "policyId");
        var known =
                visit.tenant().policies().values().stream()
                        .anyMatch(it -> it.type().equals(type) && it.id().equals(policy));
        if (!taken && !known) {
            throw Refused.notFound("Policy '%s' not found.".formatted(policy));
        }
    }

    static void add(Tenant tenant, String type, String name) {
        var id = Ids.of(tenant.id(), type + "/" + name);
        tenant.policies().put(id, new Tenant.Policy(type, name, id));
    }
}
