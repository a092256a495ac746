package dev.patchbay.lab.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// `/admin/teams/userConfigurations`: who can have a number, and has which.
final class ConfigurationCalls {

    private static final int PAGE = 100;

    /// unverified
    private static final int LARGEST_PAGE = 999;

    private static final Map<String, Fields.Field<Account>> FIELDS =
            Map.of(
                    "id",
                    Fields.Field.text(Account::id),
                    "userPrincipalName",
                    Fields.Field.text(Account::principalName),
                    "accountType",
                    Fields.Field.text(account -> account.kind().accountType()));

    private record Listing(Visit visit, Predicate<Account> wanted)
            implements Pages.Source<Account> {

        @Override
        public Stream<Account> from(String cursor) {
            return visit.tenant().accounts().after(cursor).filter(wanted);
        }

        @Override
        public String cursorAfter(Account last, String cursor, int taken) {
            return last.id();
        }

        @Override
        public Map<String, Object> json(Account account) throws Refused {
            return ConfigurationCalls.json(visit, account);
        }
    }

    private ConfigurationCalls() {}

    static Reply list(Visit visit) throws Refused {
        var page = new LinkedHashMap<String, Object>();
        page.put("@odata.context", visit.context("admin/teams/userConfigurations"));
        page.putAll(Pages.page(visit, new Listing(visit, wanted(visit)), PAGE, LARGEST_PAGE));
        visit.shared().manners().lookedAtNumbers(visit.tenant().id(), number -> true);
        return Reply.json(200, page);
    }

    private static Predicate<Account> wanted(Visit visit) throws Refused {
        if (!visit.query().has("$filter")) {
            return account -> true;
        }
        var fields = new TreeMap<>(FIELDS);
        if (visit.shared().settings().of(Limit.NO_ACCOUNT_TYPE_FILTER) > 0) {
            fields.remove("accountType");
        }
        return Documented.filter(visit, Fields.of(fields)).test();
    }

    static Reply get(Visit visit) throws Refused {
        var name = visit.asked().part();
        var account =
                visit.tenant()
                        .accounts()
                        .byId(name)
                        .orElseThrow(
                                () -> Refused.notFound("User '%s' not found.".formatted(name)));
        visit.shared().manners().lookedAtAccount(visit.tenant().id(), account.id());
        var json = new LinkedHashMap<String, Object>();
        json.put("@odata.context", visit.context("admin/teams/userConfigurations/$entity"));
        json.putAll(json(visit, account));
        return Reply.json(200, json);
    }

    private static Map<String, Object> json(Visit visit, Account account) throws Refused {
        var tenant = visit.tenant();
        var lines = tenant.lines().shownOf(account.id(), visit.asked().now()).toList();
        var features = new ArrayList<String>(List.of("Teams"));
        if (account.licensed()) {
            features.add("PhoneSystem");
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("id", account.id());
        json.put("userPrincipalName", account.principalName());
        json.put("tenantId", tenant.id());
        json.put("accountType", account.kind().accountType());
        // on with the first number, off with the last, as the PowerShell commands do
        json.put("isEnterpriseVoiceEnabled", !lines.isEmpty());
        json.put("featureTypes", features);
        json.put(
                "telephoneNumbers",
                lines.stream()
                        .map(line ->
                                Map.of(
                                        "telephoneNumber",
                                        line.number(),
                                        "assignmentCategory",
                                        line.category()))
                        .toList());
        json.put("effectivePolicyAssignments", policies(tenant, account));
        json.put("createdDateTime", "2026-01-05T09:00:00Z");
        json.put("modifiedDateTime", "2026-01-05T09:00:00Z");
        return visit.selected(json, Set.copyOf(json.keySet()));
    }

    private static List<Map<String, Object>> policies(Tenant tenant, Account account) {
        var assigned = tenant.policiesOf().getOrDefault(account.id(), Map.of());
        return tenant.policies().values().stream()
                .filter(policy -> policy.id().equals(assigned.get(policy.type())))
                .map(policy ->
                        Map.<String, Object>of(
                                "policyType",
                                policy.type(),
                                "policyAssignment",
                                Map.of(
                                        "displayName",
                                        policy.name(),
                                        "assignmentType",
                                        "direct",
                                        "policyId",
                                        policy.id())))
                .toList();
    }
}
