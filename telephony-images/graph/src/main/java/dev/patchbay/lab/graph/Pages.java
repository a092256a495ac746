package dev.patchbay.lab.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Lists in pages, with links from one to the next.
final class Pages {

    /// What is listed.
    ///
    /// @param <T> one of it
    interface Source<T> {

        /// @param cursor where the page before ended, empty at the beginning
        Stream<T> from(String cursor);

        /// @param cursor where this page began
        /// @param taken how many it holds
        String cursorAfter(T last, String cursor, int taken);

        Map<String, Object> json(T one) throws Refused;
    }

    private Pages() {}

    /// @param usual how many without `$top`
    /// @param most the limit of `$top`
    static <T> Map<String, Object> page(Visit visit, Source<T> source, int usual, int most)
            throws Refused {
        var query = visit.query();
        var top = top(visit, usual, most);
        var cursor = cursor(visit);
        var found = source.from(cursor).limit(top + 1L).toList();
        var shown = found.subList(0, Math.min(top, found.size()));
        var values = new ArrayList<Map<String, Object>>();
        for (var one : shown) {
            values.add(source.json(one));
        }
        var page = new LinkedHashMap<String, Object>();
        if (found.size() > top) {
            page.put(
                    "@odata.nextLink",
                    visit.shared()
                            .links()
                            .issue(
                                    visit.asked(),
                                    "$skiptoken",
                                    source.cursorAfter(shown.getLast(), cursor, top),
                                    query.without("$skiptoken", "$skip")));
        }
        page.put("value", List.copyOf(values));
        return page;
    }

    private static int top(Visit visit, int usual, int most) throws Refused {
        var text = visit.query().optional("$top").orElse(Integer.toString(usual));
        var good =
                text.matches("[0-9]{1,5}") && !text.matches("0+") && Integer.parseInt(text) <= most;
        visit.judge(
                Rule.PAGE_WITHIN_LIMIT,
                good,
                "Request_BadRequest",
                "Invalid page size specified: '%s'. Must be between 1 and %d inclusive."
                        .formatted(text, most));
        return Integer.parseInt(text);
    }

    private static String cursor(Visit visit) throws Refused {
        if (!visit.query().has("$skiptoken")) {
            return "";
        }
        var content = visit.shared().links().content(visit.asked(), "$skiptoken");
        visit.judge(
                Rule.LINK_VERBATIM,
                content.isPresent(),
                "Directory_ExpiredPageToken",
                "The specified page token value has expired or is invalid: "
                        + visit.asked().target().rawQuery());
        return content.orElse("");
    }
}
