package dev.patchbay.lab.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `/users` and what hangs below it, without delta.
final class UserCalls {

    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 999;

    private static final Fields<Plan> PLAN =
            Fields.of(
                    Map.of(
                            "servicePlanId",
                            new Fields.Field<>(Fields.Literal.GUID, Plan::id),
                            "capabilityStatus",
                            Fields.Field.text(plan -> "Enabled"),
                            "service",
                            Fields.Field.text(Plan::service)));

    private static final Fields<Account> USER =
            new Fields<>(
                    Map.of(
                            "id",
                            Fields.Field.text(Account::id),
                            "displayName",
                            Fields.Field.text(Account::displayName),
                            "userPrincipalName",
                            Fields.Field.text(Account::principalName),
                            "mail",
                            Fields.Field.text(Account::principalName),
                            "department",
                            Fields.Field.text(Account::department),
                            "usageLocation",
                            Fields.Field.text(Account::usageLocation),
                            "userType",
                            Fields.Field.text(UserCalls::userType),
                            "accountEnabled",
                            Fields.Field.truth(account -> !account.kind().resource())),
                    Set.of("displayName", "userPrincipalName", "mail"),
                    Map.of("assignedPlans", new Fields.Members<>(Account::plans, PLAN)));

    private static final Pattern SEARCH =
            Pattern.compile("\"(displayName|userPrincipalName|mail):([^\"]+)\"");
    private static final Pattern ORDER =
            Pattern.compile("(displayName|userPrincipalName)(?: (asc|desc))?");

    static final Set<String> USUAL =
            Set.of(
                    "id",
                    "displayName",
                    "userPrincipalName",
                    "mail",
                    "businessPhones",
                    "givenName",
                    "jobTitle",
                    "mobilePhone",
                    "officeLocation",
                    "preferredLanguage",
                    "surname");

    /// With an order, a cursor is a count; without, it is the last id.
    private record Listing(
            Visit visit, Predicate<Account> wanted, Optional<Comparator<Account>> order)
            implements Pages.Source<Account> {

        @Override
        public Stream<Account> from(String cursor) {
            var accounts = visit.tenant().accounts();
            return order.map(it ->
                            accounts.after("")
                                    .filter(wanted)
                                    .sorted(it)
                                    .skip(cursor.isEmpty() ? 0 : Long.parseLong(cursor)))
                    .orElseGet(() -> accounts.after(cursor).filter(wanted));
        }

        @Override
        public String cursorAfter(Account last, String cursor, int taken) {
            return order.isEmpty()
                    ? last.id()
                    : Long.toString((cursor.isEmpty() ? 0 : Long.parseLong(cursor)) + taken);
        }

        @Override
        public Map<String, Object> json(Account account) throws Refused {
            return visit.selected(UserCalls.json(account), USUAL);
        }
    }

    private UserCalls() {}

    static Reply list(Visit visit) throws Refused {
        var query = visit.query();
        visit.shared()
                .book()
                .note(Rule.SELECTS_FIELDS, query.has("$select"), visit.asked().target().rawQuery());
        var filter = filter(visit);
        var counted = query.value("$count").equals("true");
        var declared = visit.asked().eventual() && counted;
        if (filter.advanced() || (query.has("$filter") && query.has("$orderby"))) {
            visit.judge(
                    Rule.ADVANCED_IS_DECLARED,
                    declared,
                    "Request_UnsupportedQuery",
                    "Unsupported Query.");
        }
        if (query.has("$search") || counted) {
            visit.judge(
                    Rule.ADVANCED_IS_DECLARED,
                    visit.asked().eventual(),
                    "Request_UnsupportedQuery",
                    "Request with $search or $count query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
        }
        var listing = new Listing(visit, filter.test().and(search(visit)), order(visit));
        var page = new LinkedHashMap<String, Object>();
        page.put("@odata.context", visit.context("users"));
        if (counted && !query.has("$skiptoken")) {
            page.put(
                    "@odata.count",
                    visit.tenant().accounts().after("").filter(listing.wanted()).count());
        }
        page.putAll(Pages.page(visit, listing, PAGE, LARGEST_PAGE));
        return Reply.json(200, page);
    }

    private static Filter<Account> filter(Visit visit) throws Refused {
        if (!visit.query().has("$filter")) {
            return new Filter<>(account -> true, false);
        }
        return Documented.filter(visit, USER);
    }

    private static Predicate<Account> search(Visit visit) throws Refused {
        if (!visit.query().has("$search")) {
            return account -> true;
        }
        var text = visit.query().value("$search");
        Predicate<Account> any = account -> false;
        for (var clause : text.split(" OR ", -1)) {
            var matcher = SEARCH.matcher(clause);
            visit.judge(
                    Rule.DOCUMENTED_FILTER,
                    matcher.matches(),
                    "Request_BadRequest",
                    "Syntax error: $search: " + text);
            var name = matcher.group(1);
            var beginning = matcher.group(2).toLowerCase(Locale.ROOT);
            any =
                    any.or(account ->
                            tokens(
                                            name.equals("displayName")
                                                    ? account.displayName()
                                                    : account.principalName())
                                    .anyMatch(it -> it.startsWith(beginning)));
        }
        return any;
    }

    /// The whole text and each of its words.
    private static Stream<String> tokens(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(lower), Stream.of(lower.split("[^\\p{L}\\p{N}]+", -1)));
    }

    private static Optional<Comparator<Account>> order(Visit visit) throws Refused {
        if (!visit.query().has("$orderby")) {
            return Optional.empty();
        }
        var text = visit.query().value("$orderby");
        var matcher = ORDER.matcher(text);
        visit.judge(
                Rule.DOCUMENTED_FILTER,
                matcher.matches(),
                "Request_UnsupportedQuery",
                "Sorting not supported for current query: " + text);
        var byName = matcher.group(1).equals("displayName");
        var order =
                Comparator.<Account, String>comparing(account ->
                                (byName ? account.displayName() : account.principalName())
                                        .toLowerCase(Locale.ROOT))
                        .thenComparing(Account::id);
        return Optional.of("desc".equals(matcher.group(2)) ? order.reversed() : order);
    }

    static Reply get(Visit visit) throws Refused {
        var name = visit.asked().part();
        var account = visit.tenant().accounts().byIdOrName(name).orElseThrow(() -> unknown(name));
        var json = new LinkedHashMap<String, Object>();
        json.put("@odata.context", visit.context("users/$entity"));
        json.putAll(visit.selected(json(account), USUAL));
        return Reply.json(200, json);
    }

    static Refused unknown(String name) {
        return new Refused(
                404,
                "Request_ResourceNotFound",
                "Resource '%s' does not exist or one of its queried reference-property objects are not present."
                        .formatted(name));
    }

    private static String userType(Account account) {
        return account.kind() == Account.Kind.GUEST ? "Guest" : "Member";
    }

    static Map<String, Object> json(Account account) {
        var json = new HashMap<String, Object>();
        for (var name : USUAL) {
            json.put(name, null);
        }
        json.put("businessPhones", List.of());
        json.put("id", account.id());
        json.put("displayName", account.displayName());
        json.put("userPrincipalName", account.principalName());
        json.put("mail", account.kind().resource() ? null : account.principalName());
        json.put("department", account.department().isEmpty() ? null : account.department());
        json.put(
                "usageLocation",
                account.usageLocation().isEmpty() ? null : account.usageLocation());
        json.put("accountEnabled", !account.kind().resource());
        json.put("userType", userType(account));
        json.put(
                "assignedPlans",
                account.plans().stream()
                        .sorted()
                        .map(plan ->
                                Map.of(
                                        "assignedDateTime",
                                        "2026-01-05T09:00:00Z",
                                        "capabilityStatus",
                                        "Enabled",
                                        "service",
                                        plan.service(),
                                        "servicePlanId",
                                        plan.id()))
                        .toList());
        return json;
    }
}
