package dev.patchbay.lab.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// `$filter`, read strictly: `eq`, `ne`, `startswith`, `any`, `and`, `or` and brackets.
///
/// @param advanced whether it has a form that directory objects answer only with `ConsistencyLevel:
///   eventual` and `$count=true`
record Filter<T>(Predicate<T> test, boolean advanced) {

    static <T> Filter<T> parse(String text, Fields<T> fields) throws Refused {
        var reader = new Reader(text);
        var predicate = reader.either(fields, "");
        if (!reader.atEnd()) {
            throw reader.unsupported();
        }
        return new Filter<>(predicate, reader.advanced);
    }

    private static final class Reader {

        private static final Pattern WORD =
                Pattern.compile(
                        "\\s*('(?:[^']|'')*'|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z][A-Za-z0-9/]*|[(),:])");

        private final String text;
        private final List<String> words = new ArrayList<>();
        private int next;
        private boolean advanced;

        private Reader(String text) throws Refused {
            this.text = text;
            var matcher = WORD.matcher(text);
            int end = 0;
            while (matcher.find(end) && matcher.start() == end) {
                words.add(matcher.group(1));
                end = matcher.end();
            }
            if (!text.substring(end).isBlank() || words.isEmpty()) {
                throw unsupported();
            }
        }

        private <T> Predicate<T> either(Fields<T> fields, String prefix) throws Refused {
            var predicate = both(fields, prefix);
            while (takes("or")) {
                predicate = predicate.or(both(fields, prefix));
            }
            return predicate;
        }

        private <T> Predicate<T> both(Fields<T> fields, String prefix) throws Refused {
            var predicate = single(fields, prefix);
            while (takes("and")) {
                predicate = predicate.and(single(fields, prefix));
            }
            return predicate;
        }

        private <T> Predicate<T> single(Fields<T> fields, String prefix) throws Refused {
            if (takes("(")) {
                var inner = either(fields, prefix);
                expect(")");
                return inner;
            }
            if (takes("startswith")) {
                return beginning(fields);
            }
            var name = word();
            if (name.endsWith("/any")) {
                var members = fields.collections().get(name.substring(0, name.length() - 4));
                if (members == null) {
                    throw unsupported();
                }
                return any(members);
            }
            return comparison(fields, prefix, name);
        }

        private <T> Predicate<T> beginning(Fields<T> fields) throws Refused {
            expect("(");
            var name = word();
            expect(",");
            var beginning = quoted(word()).toLowerCase(Locale.ROOT);
            expect(")");
            var field = fields.fields().get(name);
            if (field == null || !fields.beginnings().contains(name)) {
                throw unsupported();
            }
            return it -> field.value().apply(it).toLowerCase(Locale.ROOT).startsWith(beginning);
        }

        private <T, E> Predicate<T> any(Fields.Members<T, E> members) throws Refused {
            advanced = true;
            expect("(");
            var variable = word();
            expect(":");
            var inner = either(members.fields(), variable + "/");
            expect(")");
            return it -> members.of().apply(it).stream().anyMatch(inner);
        }

        private <T> Predicate<T> comparison(Fields<T> fields, String prefix, String name)
                throws Refused {
            if (!name.startsWith(prefix)) {
                throw unsupported();
            }
            var field = fields.fields().get(name.substring(prefix.length()));
            var operator = word();
            if (field == null || !List.of("eq", "ne").contains(operator)) {
                throw unsupported();
            }
            var wanted = literal(field.literal(), word());
            var negated = operator.equals("ne");
            advanced |= negated;
            return it -> field.value().apply(it).equalsIgnoreCase(wanted) != negated;
        }

        private String literal(Fields.Literal literal, String word) throws Refused {
            if (word.equals("null")) {
                return "";
            }
            var fits =
                    switch (literal) {
                        case TEXT -> word.startsWith("'");
                        case GUID -> word.contains("-") && !word.startsWith("'");
                        case TRUTH -> word.equals("true") || word.equals("false");
                    };
            if (!fits) {
                throw Refused.badRequest(
                        "Request_BadRequest",
                        "A binary operator with incompatible types was detected at '%s'."
                                .formatted(word));
            }
            return literal == Fields.Literal.TEXT ? quoted(word) : word;
        }

        private String quoted(String word) throws Refused {
            if (!word.startsWith("'")) {
                throw unsupported();
            }
            return word.substring(1, word.length() - 1).replace("''", "'");
        }

        private boolean takes(String word) {
            var there = next < words.size() && words.get(next).equals(word);
            if (there) {
                next++;
            }
            return there;
        }

        private void expect(String word) throws Refused {
            if (!takes(word)) {
                throw unsupported();
            }
        }

        private String word() throws Refused {
            if (atEnd()) {
                throw unsupported();
            }
            return words.get(next++);
        }

        private boolean atEnd() {
            return next == words.size();
        }

        private Refused unsupported() {
            return Refused.badRequest(
                    "Request_UnsupportedQuery",
                    "Unsupported or invalid query filter clause: " + text);
        }
    }
}
