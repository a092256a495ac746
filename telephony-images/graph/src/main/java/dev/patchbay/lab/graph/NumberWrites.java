package dev.patchbay.lab.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Changes of numbers, and the operations they become. Little is refused at once; the rest fails
/// inside the operation. Which of the two Microsoft does for each is unverified.
final class NumberWrites {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Set<String> TYPES =
            Set.of("directRouting", "callingPlan", "operatorConnect");
    private static final Set<String> CATEGORIES = Set.of("primary", "private", "alternate");

    private NumberWrites() {}

    static Reply assign(Visit visit) throws Refused {
        var body =
                visit.body(
                        Set.of(
                                "telephoneNumber",
                                "assignmentTargetId",
                                "numberType",
                                "assignmentCategory",
                                "locationId"));
        var number = number(visit, body);
        var target = Visit.text(body, "assignmentTargetId");
        if (!GUID.matcher(target).matches()) {
            throw Refused.badRequest("BadRequest", "assignmentTargetId is not valid.");
        }
        var type = oneOf(body, "numberType", TYPES, "");
        var category = oneOf(body, "assignmentCategory", CATEGORIES, "primary");
        var account =
                visit.tenant()
                        .accounts()
                        .byId(target)
                        .orElseThrow(
                                () -> Refused.notFound("User '%s' not found.".formatted(target)));
        return start(
                visit,
                new Change.Assign(
                        number, type, account.id(), category, Visit.text(body, "locationId")));
    }

    static Reply unassign(Visit visit) throws Refused {
        var body = visit.body(Set.of("telephoneNumber", "numberType"));
        return start(
                visit,
                new Change.Unassign(number(visit, body), oneOf(body, "numberType", TYPES, "")));
    }

    private static Reply start(Visit visit, Change change) throws Refused {
        var operations = visit.tenant().operations();
        visit.judge(
                Rule.ONE_CHANGE_PER_NUMBER,
                !operations.underWay(change.number()),
                "Conflict",
                "Another operation on telephone number %s is in progress."
                        .formatted(change.number()));
        var operation =
                new Operation(
                        UUID.randomUUID().toString(),
                        change,
                        visit.fate(),
                        visit.asked().now(),
                        visit.shared().settings().of(Delay.OPERATION));
        operations.start(operation);
        var form = visit.shared().settings().of(Limit.PLAIN_LOCATION) > 0 ? "/%s" : "('%s')";
        return Reply.empty(202)
                .with("Location", base(visit) + "/operations" + form.formatted(operation.id()));
    }

    private static String base(Visit visit) {
        return visit.asked().target().base() + "/v1.0/admin/teams/telephoneNumberManagement";
    }

    static Reply update(Visit visit) throws Refused {
        var body =
                visit.body(
                        Set.of(
                                "telephoneNumber",
                                "locationId",
                                "networkSiteId",
                                "reverseNumberLookupOptions"));
        var number = number(visit, body);
        var line =
                visit.tenant()
                        .lines()
                        .current(number)
                        .orElseThrow(() -> Refused.notFound(Trouble.UNKNOWN_NUMBER.about(number)));
        var place = line.place();
        var options = body.path("reverseNumberLookupOptions");
        var next =
                new Line.Place(
                        given(body, "locationId", place::locationId),
                        given(body, "networkSiteId", place::networkSiteId),
                        options.isArray()
                                ? options.valueStream().map(JsonNode::stringValue).toList()
                                : place.lookupOptions());
        if (!next.lookupOptions().stream().allMatch("skipInternalVoip"::equals)) {
            throw Refused.badRequest("BadRequest", "reverseNumberLookupOptions is not valid.");
        }
        visit.tenant()
                .lines()
                .put(
                        line.at(next),
                        visit.asked().now(),
                        visit.shared().settings().of(Delay.READ_AFTER_WRITE));
        return Reply.empty(200);
    }

    /// An empty text clears, null and absence keep.
    private static String given(JsonNode body, String name, Supplier<String> before) {
        return body.path(name).isString() ? body.path(name).stringValue() : before.get();
    }

    static Reply operation(Visit visit) throws Refused {
        var id = visit.asked().part();
        var now = visit.asked().now();
        var settings = visit.shared().settings();
        var operation =
                visit.tenant()
                        .operations()
                        .byId(id)
                        .orElseThrow(
                                () -> Refused.notFound("Operation '%s' not found.".formatted(id)));
        var pause = operation.asked(now);
        visit.shared()
                .book()
                .note(
                        Rule.POLLS_WITH_PAUSES,
                        pause.compareTo(settings.of(Delay.POLL_PAUSE)) >= 0,
                        "asked again after %d ms".formatted(pause.toMillis()));
        var toldBefore = operation.tellEnd();
        visit.shared().book().note(Rule.STOPS_POLLING, !toldBefore, id);
        if (operation.succeeded() && !toldBefore) {
            visit.shared().manners().toldSuccess(visit.tenant().id(), operation.change());
        }
        var facts = operation.json(now, base(visit) + "/numberAssignments/");
        var context =
                Map.<String, Object>of(
                        "@odata.context",
                        visit.context("admin/teams/telephoneNumberManagement/operations/$entity"));
        var json = new LinkedHashMap<>(context);
        if (settings.of(Limit.WRAPPED_OPERATIONS) > 0) {
            json.put("value", facts);
        } else {
            json.putAll(facts);
        }
        return Reply.json(200, json);
    }

    private static String number(Visit visit, JsonNode body) throws Refused {
        var text = Visit.text(body, "telephoneNumber");
        visit.judge(
                Rule.NO_TEL_SCHEME,
                !text.startsWith("tel:"),
                "BadRequest",
                "telephoneNumber '%s' is not valid.".formatted(text));
        visit.judge(
                Rule.E164_WITH_PLUS,
                E164.matcher(text).matches(),
                "BadRequest",
                "telephoneNumber '%s' is not valid.".formatted(text));
        return text;
    }

    private static String oneOf(JsonNode body, String name, Set<String> values, String usual)
            throws Refused {
        var text = body.path(name).isMissingNode() ? usual : Visit.text(body, name);
        if (!values.contains(text)) {
            throw Refused.badRequest("BadRequest", "%s '%s' is not valid.".formatted(name, text));
        }
        return text;
    }

    /// The number a write is about and what it wants of it, as far as the body tells.
    static List<Change> intended(Asked asked) {
        try {
            var body = JsonMapper.shared().readTree(asked.body());
            var number = Visit.text(body, "telephoneNumber");
            return switch (asked.call()) {
                case ASSIGN ->
                        List.of(
                                new Change.Assign(
                                        number,
                                        "",
                                        Visit.text(body, "assignmentTargetId"),
                                        "",
                                        ""));
                case UNASSIGN -> List.of(new Change.Unassign(number, ""));
                default -> List.of();
            };
        } catch (JacksonException notJson) {
            return List.of();
        }
    }
}
