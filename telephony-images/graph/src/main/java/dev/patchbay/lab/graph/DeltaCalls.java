package dev.patchbay.lab.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `/users/delta`: all users once, then what changed.
final class DeltaCalls {

    private static final int PAGE = 200;
    private static final int LARGEST_PAGE = 999;
    private static final Pattern PAGE_WANTED = Pattern.compile("odata\\.maxpagesize=([0-9]{1,5})");

    /// Where a round of delta stands.
    ///
    /// @param since the changes before it are known; -1 at the first round
    /// @param upTo the state that the round ends at
    /// @param after the last id told
    private record Mark(long since, long upTo, String after, Instant made) {

        static Mark read(String text) {
            var parts = text.split("\\|", -1);
            return new Mark(
                    Long.parseLong(parts[0]),
                    Long.parseLong(parts[1]),
                    parts[2],
                    Instant.parse(parts[3]));
        }

        String text() {
            return "%d|%d|%s|%s".formatted(since, upTo, after, made);
        }
    }

    private DeltaCalls() {}

    static Reply answer(Visit visit) throws Refused {
        var mark = mark(visit);
        var size = pageSize(visit);
        var accounts = visit.tenant().accounts();
        var found =
                accounts.after(mark.after())
                        .filter(account -> account.changed() > mark.since())
                        .limit(size + 1L)
                        .toList();
        var more = found.size() > size;
        var values = new ArrayList<Map<String, Object>>();
        for (var account : found.subList(0, Math.min(size, found.size()))) {
            var json = new LinkedHashMap<String, Object>();
            json.put("id", account.id());
            json.putAll(visit.selected(UserCalls.json(account), UserCalls.USUAL));
            values.add(json);
        }
        var page = new LinkedHashMap<String, Object>();
        page.put("@odata.context", visit.context("users"));
        var rest = visit.query().without("$skiptoken", "$deltatoken");
        if (more) {
            var next = new Mark(mark.since(), mark.upTo(), found.get(size - 1).id(), mark.made());
            page.put("@odata.nextLink", link(visit, "$skiptoken", next, rest));
        } else {
            if (mark.since() >= 0) {
                values.addAll(removed(visit, mark));
            }
            var next = new Mark(mark.upTo(), mark.upTo(), "", visit.asked().now());
            page.put("@odata.deltaLink", link(visit, "$deltatoken", next, rest));
        }
        page.put("value", List.copyOf(values));
        return Reply.json(200, page);
    }

    /// How many at once is a wish here, in `Prefer`, and no query option.
    private static int pageSize(Visit visit) {
        var wish = PAGE_WANTED.matcher(visit.asked().header("prefer").orElse(""));
        return wish.find() ? Math.clamp(Integer.parseInt(wish.group(1)), 1, LARGEST_PAGE) : PAGE;
    }

    private static List<Map<String, Object>> removed(Visit visit, Mark mark) {
        return visit.tenant()
                .accounts()
                .removedAfter(mark.since())
                .distinct()
                .map(id ->
                        Map.<String, Object>of("id", id, "@removed", Map.of("reason", "deleted")))
                .toList();
    }

    private static String link(Visit visit, String option, Mark mark, Query rest) {
        return visit.shared().links().issue(visit.asked(), option, mark.text(), rest);
    }

    private static Mark mark(Visit visit) throws Refused {
        var query = visit.query();
        var tenant = visit.tenant();
        var latest = tenant.accounts().sequence();
        if (!query.has("$deltatoken") && !query.has("$skiptoken")) {
            visit.shared().manners().delta(tenant.id(), true);
            return new Mark(-1, latest, "", visit.asked().now());
        }
        if (query.value("$deltatoken").equals("latest")) {
            return new Mark(latest, latest, "", visit.asked().now());
        }
        var option = query.has("$deltatoken") ? "$deltatoken" : "$skiptoken";
        var content = visit.shared().links().content(visit.asked(), option);
        visit.judge(
                Rule.LINK_VERBATIM,
                content.isPresent(),
                "Request_BadRequest",
                "The delta token or page token is not valid: " + visit.asked().target().rawQuery());
        var read = Mark.read(content.orElseThrow());
        if (option.equals("$skiptoken")) {
            return read;
        }
        visit.shared().manners().delta(tenant.id(), false);
        var lifetime = visit.shared().settings().of(Delay.DELTA_LIFETIME);
        if (!visit.asked().now().isBefore(read.made().plus(lifetime))) {
            visit.shared().manners().gone(tenant.id());
            throw new Refused(
                    410,
                    "syncStateNotFound",
                    "The sync state generation is not found; a full synchronization is required.");
        }
        return new Mark(read.since(), latest, "", visit.asked().now());
    }
}
