package dev.patchbay.orchestrator.api;

import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a request must have, told by name when it is missing or wrong. JSON has null in lists as
/// well.
final class Given {

    private Given() {}

    static <T> T value(String field, @Nullable T value) {
        return value(field, value, "a value");
    }

    static <T> T value(String field, @Nullable T value, String expected) {
        if (value == null) {
            throw new InvalidValueException(field, "nothing", expected);
        }
        return value;
    }

    /// Reads a part that has fields of its own: what is wrong is said of `login.username`.
    static <R> R part(String field, Supplier<R> read) {
        try {
            return read.get();
        } catch (InvalidValueException e) {
            throw e.at(field + "." + e.field());
        }
    }

    /// Reads parts that have fields of their own: what is wrong is said of `peers[1].host`.
    ///
    /// @param read takes one and its place, counted from 0
    static <T, R> List<R> parts(String field, List<T> given, BiFunction<T, Integer, R> read) {
        return IntStream.range(0, given.size())
                .mapToObj(place -> {
                    var one = value(at(field, place), given.get(place));
                    return part(at(field, place), () -> read.apply(one, place));
                })
                .toList();
    }

    /// @return each of these values, none of them missing
    static <T> List<T> values(String field, List<T> given) {
        return values(field, given, Function.identity());
    }

    /// Reads values: what is wrong is said of `alsoFrom[1]`.
    static <T, R> List<R> values(String field, List<T> given, Function<T, R> read) {
        return IntStream.range(0, given.size())
                .mapToObj(place -> {
                    try {
                        return read.apply(value(at(field, place), given.get(place)));
                    } catch (InvalidValueException e) {
                        throw e.at(at(field, place));
                    }
                })
                .toList();
    }

    private static String at(String field, int place) {
        return "%s[%d]".formatted(field, place);
    }
}
