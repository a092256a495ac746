package dev.patchbay.lab.graph;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// How often each call came and what it was answered.
final class Counts {

    /// Stands for a connection closed without an answer.
    static final int NO_ANSWER = 0;

    private final Map<Call, Map<Integer, Long>> counts = new EnumMap<>(Call.class);

    synchronized void count(Call call, int status) {
        counts.computeIfAbsent(call, it -> new TreeMap<>()).merge(status, 1L, Long::sum);
    }

    synchronized long of(Call call) {
        return counts.getOrDefault(call, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    synchronized long of(Call call, int status) {
        return counts.getOrDefault(call, Map.of()).getOrDefault(status, 0L);
    }

    synchronized Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        counts.forEach((call, statuses) -> facts.put(call.id(), new TreeMap<>(statuses)));
        return facts;
    }

    synchronized void reset() {
        counts.clear();
    }
}
