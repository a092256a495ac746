package dev.patchbay.lab.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `/organization`: whose tenant it is, which proves or disproves a consent.
final class OrganizationCalls {

    private OrganizationCalls() {}

    static Reply list(Visit visit) throws Refused {
        var tenant = visit.tenant();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", tenant.id());
        facts.put("displayName", tenant.displayName());
        facts.put("countryLetterCode", tenant.country());
        facts.put("tenantType", "AAD");
        facts.put(
                "verifiedDomains",
                tenant.domains().values().stream()
                        .filter(Domain::verified)
                        .map(domain ->
                                Map.of(
                                        "capabilities",
                                        "Email, OfficeCommunicationsOnline",
                                        "isDefault",
                                        domain.equals(first(tenant)),
                                        "isInitial",
                                        domain.initial(),
                                        "name",
                                        domain.name(),
                                        "type",
                                        "Managed"))
                        .toList());
        return Reply.json(
                200,
                Map.of(
                        "@odata.context",
                        visit.context("organization"),
                        "value",
                        List.of(visit.selected(facts, Set.copyOf(facts.keySet())))));
    }

    /// The default one is the first that was verified.
    private static Domain first(Tenant tenant) {
        return tenant.domains().values().stream()
                .filter(Domain::verified)
                .findFirst()
                .orElseThrow();
    }
}
