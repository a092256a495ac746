package dev.patchbay.lab.graph;

/// Reads `$filter` and notes in the rule book whether its form is a documented one.
final class Documented {

    private Documented() {}

    static <T> Filter<T> filter(Visit visit, Fields<T> fields) throws Refused {
        try {
            var filter = Filter.parse(visit.query().value("$filter"), fields);
            visit.shared().book().note(Rule.DOCUMENTED_FILTER, true, "");
            return filter;
        } catch (Refused undocumented) {
            visit.shared()
                    .book()
                    .note(Rule.DOCUMENTED_FILTER, false, visit.query().value("$filter"));
            throw undocumented;
        }
    }
}
