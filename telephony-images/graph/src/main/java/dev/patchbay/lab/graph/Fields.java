package dev.patchbay.lab.graph;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What `$filter` can ask of a resource: the documented forms and no others.
///
/// @param fields properties that can be compared
/// @param beginnings those that `startswith` knows
/// @param collections those that `any` knows
record Fields<T>(
        Map<String, Field<T>> fields,
        Set<String> beginnings,
        Map<String, Members<T, ?>> collections) {

    /// How a value is written.
    enum Literal {
        TEXT,
        /// without quotes
        GUID,
        TRUTH
    }

    /// @param value empty for null
    record Field<T>(Literal literal, Function<T, String> value) {

        static <T> Field<T> text(Function<T, String> value) {
            return new Field<>(Literal.TEXT, value);
        }

        static <T> Field<T> truth(Function<T, Boolean> value) {
            return new Field<>(Literal.TRUTH, it -> value.apply(it).toString());
        }
    }

    record Members<T, E>(Function<T, ? extends Collection<E>> of, Fields<E> fields) {}

    Fields {
        fields = Map.copyOf(fields);
        beginnings = Set.copyOf(beginnings);
        collections = Map.copyOf(collections);
    }

    static <T> Fields<T> of(Map<String, Field<T>> fields) {
        return new Fields<>(fields, Set.of(), Map.of());
    }
}
