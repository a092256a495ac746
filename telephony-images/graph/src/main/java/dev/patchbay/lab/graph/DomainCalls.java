package dev.patchbay.lab.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// `/domains`: a tenant's names, and the proof that they are its own.
final class DomainCalls {

    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");
    private static final int LONGEST = 48;

    private DomainCalls() {}

    static Reply list(Visit visit) throws Refused {
        return Reply.json(
                200,
                Map.of(
                        "@odata.context",
                        visit.context("domains"),
                        "value",
                        visit.tenant().domains().values().stream()
                                .map(DomainCalls::json)
                                .toList()));
    }

    static Reply get(Visit visit) throws Refused {
        var json = new LinkedHashMap<String, Object>();
        json.put("@odata.context", visit.context("domains/$entity"));
        var facts = json(named(visit));
        json.putAll(visit.selected(facts, Set.copyOf(facts.keySet())));
        return Reply.json(200, json);
    }

    static Reply add(Visit visit) throws Refused {
        var name = Visit.text(visit.body(Set.of("id")), "id").toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches() || name.length() > LONGEST) {
            throw Refused.badRequest(
                    "Request_BadRequest",
                    "Invalid value specified for property 'id' of resource 'Domain'.");
        }
        var elsewhere =
                visit.shared()
                        .world()
                        .tenants()
                        .filter(other -> !other.id().equals(visit.tenant().id()))
                        .anyMatch(other -> other.verified(name));
        if (elsewhere || visit.tenant().domains().containsKey(name)) {
            throw Refused.badRequest(
                    "Request_BadRequest",
                    "Another object with the same value for property id already exists.");
        }
        // the sub-domain of a root that is verified in the same tenant needs no proof
        var below =
                visit.tenant().domains().values().stream()
                        .anyMatch(root -> root.verified() && name.endsWith("." + root.name()));
        var domain = new Domain(name, below, false, proof(visit.tenant(), name));
        visit.tenant().domains().put(name, domain);
        var json = new LinkedHashMap<String, Object>();
        json.put("@odata.context", visit.context("domains/$entity"));
        json.putAll(json(domain));
        return Reply.json(201, json);
    }

    static String proof(Tenant tenant, String name) {
        return "MS=ms" + Math.floorMod(Ids.of(tenant.id(), name).hashCode(), 100_000_000);
    }

    static Reply delete(Visit visit) throws Refused {
        var domain = named(visit);
        if (domain.initial()) {
            throw Refused.badRequest("Request_BadRequest", "The initial domain stays.");
        }
        visit.tenant().domains().remove(domain.name());
        return Reply.empty(204);
    }

    static Reply records(Visit visit) throws Refused {
        var domain = named(visit);
        var text = new LinkedHashMap<String, Object>();
        text.put("@odata.type", "#microsoft.graph.domainDnsTxtRecord");
        text.put("id", Ids.of(visit.tenant().id(), "txt/" + domain.name()));
        text.put("isOptional", false);
        text.put("label", domain.name());
        text.put("recordType", "Txt");
        text.put("supportedService", "Email");
        text.put("ttl", 3600);
        text.put("text", domain.proof());
        var mail = new LinkedHashMap<String, Object>();
        mail.put("@odata.type", "#microsoft.graph.domainDnsMxRecord");
        mail.put("id", Ids.of(visit.tenant().id(), "mx/" + domain.name()));
        mail.put("isOptional", false);
        mail.put("label", domain.name());
        mail.put("recordType", "Mx");
        mail.put("supportedService", "Email");
        mail.put("ttl", 3600);
        mail.put("mailExchange", domain.proof().replace("MS=", "") + ".msv1.invalid");
        mail.put("preference", 32_767);
        return Reply.json(
                200,
                Map.of(
                        "@odata.context",
                        visit.context(
                                "domains('%s')/verificationDnsRecords".formatted(domain.name())),
                        "value",
                        List.of(text, mail)));
    }

    static Reply verify(Visit visit) throws Refused {
        var domain = named(visit);
        var proven =
                domain.verified()
                        || visit.shared()
                                .world()
                                .text(domain.name())
                                .filter(domain.proof()::equals)
                                .isPresent();
        if (!proven) {
            throw Refused.badRequest(
                    "Request_BadRequest",
                    "Domain verification failed with the following error: 'MissingDnsRecord'.");
        }
        visit.tenant().domains().put(domain.name(), domain.asVerified());
        var json = new LinkedHashMap<String, Object>();
        json.put("@odata.context", visit.context("domains/$entity"));
        json.putAll(json(domain.asVerified()));
        return Reply.json(200, json);
    }

    private static Domain named(Visit visit) throws Refused {
        var name = visit.asked().part().toLowerCase(Locale.ROOT);
        var domain = visit.tenant().domains().get(name);
        if (domain == null) {
            throw UserCalls.unknown(name);
        }
        return domain;
    }

    private static Map<String, Object> json(Domain domain) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", domain.name());
        json.put("authenticationType", "Managed");
        json.put("isAdminManaged", true);
        json.put("isDefault", false);
        json.put("isInitial", domain.initial());
        json.put("isRoot", true);
        json.put("isVerified", domain.verified());
        json.put("supportedServices", List.of("Email", "OfficeCommunicationsOnline"));
        return json;
    }
}
