package dev.patchbay.lab.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A long-running operation. It ends when its time has come, whether anybody looks or not. Guarded
/// by its tenant.
final class Operation {

    /// @param status `succeeded`, `failed` or `skipped`
    /// @param detail empty unless failed
    record Result(String status, String detail) {

        static final Result SUCCEEDED = new Result("succeeded", "");
        static final Result SKIPPED = new Result("skipped", "");
    }

    private static final Result NONE = new Result("running", "");

    private final String id;
    private final Change change;
    private final Fate fate;
    private final Instant created;
    private final Duration takes;
    private Result result = NONE;
    private Instant lastAsked = Instant.EPOCH;
    private boolean endTold;

    Operation(String id, Change change, Fate fate, Instant created, Duration takes) {
        this.id = id;
        this.change = change;
        this.fate = fate;
        this.created = created;
        this.takes = takes;
    }

    String id() {
        return id;
    }

    Change change() {
        return change;
    }

    Fate fate() {
        return fate;
    }

    Instant due() {
        return created.plus(takes);
    }

    boolean ended() {
        return !result.equals(NONE);
    }

    boolean succeeded() {
        return result.equals(Result.SUCCEEDED);
    }

    void end(Result how) {
        result = how;
    }

    /// Notes that somebody asks, and tells since when nobody did.
    Duration asked(Instant now) {
        var pause = Duration.between(lastAsked, now);
        lastAsked = now;
        return pause;
    }

    /// Whether its end had been told before this telling.
    boolean tellEnd() {
        var before = endTold;
        endTold = ended();
        return before;
    }

    Map<String, Object> json(Instant now, String base) {
        var status =
                ended()
                        ? result.status()
                        : now.isBefore(created.plus(takes.dividedBy(3))) ? "notStarted" : "running";
        var number = new LinkedHashMap<String, Object>();
        number.put("resourceLocation", base + Line.free(change.number(), "directRouting").id());
        number.put("status", status);
        if (!result.detail().isEmpty()) {
            number.put("statusDetail", result.detail());
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("createdDateTime", created.toString());
        json.put("status", status);
        json.put("numbers", List.of(number));
        return json;
    }
}
