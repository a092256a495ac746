package dev.patchbay.lab.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `numberAssignments`, read.
final class NumberCalls {

    private static final int PAGE = 500;
    private static final int LARGEST_PAGE = 1_000;
    private static final Pattern ONE_NUMBER =
            Pattern.compile("telephoneNumber eq '([^']+)'.*", Pattern.DOTALL);

    private record Listing(Visit visit, Predicate<Line> wanted, long skip)
            implements Pages.Source<Line> {

        @Override
        public Stream<Line> from(String cursor) {
            return visit.tenant()
                    .lines()
                    .shownAfter(cursor, visit.asked().now())
                    .filter(wanted)
                    .skip(cursor.isEmpty() ? skip : 0);
        }

        @Override
        public String cursorAfter(Line last, String cursor, int taken) {
            return last.number();
        }

        @Override
        public Map<String, Object> json(Line line) {
            return NumberCalls.json(visit.tenant(), line);
        }
    }

    private NumberCalls() {}

    /// Every field can be asked for but `id` and `city`, says the documentation; these are the ones
    /// played.
    private static Fields<Line> fields(Tenant tenant) {
        return Fields.of(
                Map.of(
                        "telephoneNumber",
                        Fields.Field.text(Line::number),
                        "numberType",
                        Fields.Field.text(Line::numberType),
                        "assignmentTargetId",
                        Fields.Field.text(Line::target),
                        "assignmentCategory",
                        Fields.Field.text(Line::category),
                        "locationId",
                        Fields.Field.text(line -> line.place().locationId()),
                        "networkSiteId",
                        Fields.Field.text(line -> line.place().networkSiteId()),
                        "activationState",
                        Fields.Field.text(line -> "activated"),
                        "assignmentStatus",
                        Fields.Field.text(line -> status(tenant, line))));
    }

    static Reply list(Visit visit) throws Refused {
        var filter = visit.query().value("$filter");
        Predicate<Line> wanted =
                filter.isEmpty()
                        ? line -> true
                        : Documented.filter(visit, fields(visit.tenant())).test();
        var skip = visit.query().optional("$skip").orElse("0");
        visit.judge(
                Rule.PAGE_WITHIN_LIMIT,
                skip.matches("[0-9]{1,9}"),
                "BadRequest",
                "Invalid value '%s' for $skip.".formatted(skip));
        var one = ONE_NUMBER.matcher(filter);
        Predicate<String> looked = one.matches() ? one.group(1)::equals : number -> true;
        visit.shared().manners().lookedAtNumbers(visit.tenant().id(), looked);
        var page = new LinkedHashMap<String, Object>();
        page.put(
                "@odata.context",
                visit.context("admin/teams/telephoneNumberManagement/numberAssignments"));
        page.putAll(
                Pages.page(
                        visit,
                        new Listing(visit, wanted, Long.parseLong(skip)),
                        PAGE,
                        LARGEST_PAGE));
        return Reply.json(200, page);
    }

    static Reply get(Visit visit) throws Refused {
        var id = visit.asked().part();
        var line =
                Line.numberOf(id)
                        .flatMap(it -> visit.tenant().lines().shown(it, visit.asked().now()))
                        .orElseThrow(() ->
                                Refused.notFound("Telephone number '%s' not found.".formatted(id)));
        visit.shared().manners().lookedAtNumbers(visit.tenant().id(), line.number()::equals);
        var json = new LinkedHashMap<String, Object>();
        json.put(
                "@odata.context",
                visit.context("admin/teams/telephoneNumberManagement/numberAssignments/$entity"));
        json.putAll(json(visit.tenant(), line));
        return Reply.json(200, json);
    }

    /// A holder that exists no more still holds the number.
    private static String status(Tenant tenant, Line line) {
        if (!line.assigned()) {
            return "unassigned";
        }
        return tenant.accounts()
                .byId(line.target())
                .filter(account -> account.kind().resource())
                .map(account -> "voiceApplicationAssigned")
                .orElse("userAssigned");
    }

    private static Map<String, Object> json(Tenant tenant, Line line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", line.id());
        json.put("telephoneNumber", line.number());
        json.put("operatorId", null);
        json.put("numberType", line.numberType());
        json.put("activationState", "activated");
        json.put("capabilities", List.of("userAssignment", "voiceApplicationAssignment"));
        json.put("locationId", orNull(line.place().locationId()));
        json.put("civicAddressId", null);
        json.put("networkSiteId", orNull(line.place().networkSiteId()));
        json.put("assignmentTargetId", orNull(line.target()));
        json.put("assignmentCategory", line.assigned() ? line.category() : null);
        json.put("assignmentStatus", status(tenant, line));
        json.put("portInStatus", null);
        json.put("isoCountryCode", tenant.country());
        json.put("city", null);
        json.put(
                "numberSource",
                line.numberType().equals("directRouting") ? "onPremises" : "online");
        json.put("supportedCustomerActions", List.of());
        json.put("reverseNumberLookupOptions", line.place().lookupOptions());
        return json;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
