package dev.patchbay.lab.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A tenant's numbers. What is read may lag behind what was written. Not thread-safe: the tenant
/// guards it.
final class Lines {

    /// What readers still see.
    private record Former(Optional<Line> line, Instant until) {}

    private final NavigableMap<String, Line> byNumber = new TreeMap<>();
    private final Map<String, List<String>> numbersByTarget = new HashMap<>();
    private final Map<String, Former> lagging = new HashMap<>();

    /// @param lag how long readers go on seeing what was there before
    void put(Line line, Instant now, Duration lag) {
        lagging.values().removeIf(former -> !now.isBefore(former.until()));
        var before = Optional.ofNullable(byNumber.put(line.number(), line));
        before.filter(Line::assigned).ifPresent(it -> forget(it.target(), it.number()));
        if (line.assigned()) {
            numbersByTarget.merge(
                    line.target(),
                    List.of(line.number()),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
        if (!lag.isZero()) {
            lagging.putIfAbsent(line.number(), new Former(before, now.plus(lag)));
        }
    }

    private void forget(String target, String number) {
        numbersByTarget.computeIfPresent(
                target,
                (id, numbers) -> {
                    var rest = numbers.stream().filter(it -> !it.equals(number)).toList();
                    return rest.isEmpty() ? null : rest;
                });
    }

    Optional<Line> current(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Stream<Line> currentOf(String target) {
        return numbersByTarget.getOrDefault(target, List.of()).stream()
                .map(byNumber::get)
                .flatMap(Stream::ofNullable);
    }

    Optional<Line> shown(String number, Instant now) {
        var former = lagging.get(number);
        return former != null && now.isBefore(former.until())
                ? former.line()
                : Optional.ofNullable(byNumber.get(number));
    }

    Stream<Line> shownAfter(String number, Instant now) {
        return byNumber.tailMap(number, false).keySet().stream()
                .flatMap(it -> shown(it, now).stream());
    }

    Stream<Line> shownOf(String target, Instant now) {
        var numbers = new TreeSet<>(numbersByTarget.getOrDefault(target, List.of()));
        numbers.addAll(lagging.keySet());
        return numbers.stream()
                .flatMap(number -> shown(number, now).stream())
                .filter(line -> line.target().equals(target));
    }

    int size() {
        return byNumber.size();
    }
}
