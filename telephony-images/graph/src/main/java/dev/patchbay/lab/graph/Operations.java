package dev.patchbay.lab.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/// A tenant's operations, under way and past. Those that ended long ago are forgotten. Guarded by
/// the tenant.
final class Operations {

    private static final int KEPT = 20_000;

    private final Accounts accounts;
    private final Lines lines;
    private final Map<String, Operation> byId = new LinkedHashMap<>();
    private final Queue<Operation> underWay =
            new PriorityQueue<>(Comparator.comparing(Operation::due));
    private final ArrayDeque<String> ended = new ArrayDeque<>();

    Operations(Accounts accounts, Lines lines) {
        this.accounts = accounts;
        this.lines = lines;
    }

    void start(Operation operation) {
        byId.put(operation.id(), operation);
        underWay.add(operation);
    }

    Optional<Operation> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    boolean underWay(String number) {
        return underWay.stream().anyMatch(it -> it.change().number().equals(number));
    }

    int underWay() {
        return underWay.size();
    }

    /// Carries out what is due, in the order of its ends.
    ///
    /// @param lag how long readers shall not see it
    /// @param inventoryRequired whether only known numbers can be assigned
    void settle(Instant now, Duration lag, boolean inventoryRequired) {
        for (var next = underWay.peek();
                next != null && !now.isBefore(next.due());
                next = underWay.peek()) {
            underWay.remove();
            next.end(outcome(next, lag, inventoryRequired));
            ended.add(next.id());
            if (ended.size() > KEPT) {
                byId.remove(ended.remove());
            }
        }
    }

    private Operation.Result outcome(Operation operation, Duration lag, boolean inventoryRequired) {
        var change = operation.change();
        return switch (operation.fate()) {
            case Fate.Honest() -> {
                var written = new ArrayList<Line>();
                var result =
                        switch (change) {
                            case Change.Assign assign -> assign(assign, inventoryRequired, written);
                            case Change.Unassign unassign -> unassign(unassign, written);
                        };
                written.forEach(line -> lines.put(line, operation.due(), lag));
                yield result;
            }
            case Fate.Silent() -> Operation.Result.SUCCEEDED;
            case Fate.Skipped() -> Operation.Result.SKIPPED;
            case Fate.Failed(var trouble) -> failed(trouble, change.number());
        };
    }

    private Operation.Result assign(
            Change.Assign assign, boolean inventoryRequired, List<Line> written) {
        var number = assign.number();
        var account = accounts.byId(assign.target());
        if (account.isEmpty()) {
            return failed(Trouble.UNKNOWN_TARGET, number);
        }
        var line = lines.current(number);
        if (account.get().kind() == Account.Kind.ON_PREMISES
                || line.filter(Line::onPremises).isPresent()) {
            return failed(Trouble.ON_PREMISES, number);
        }
        if (!account.get().licensed()) {
            return failed(Trouble.NO_LICENCE, number);
        }
        if (account.get().usageLocation().isEmpty()) {
            return failed(Trouble.NO_USAGE_LOCATION, number);
        }
        if (line.isEmpty() && (inventoryRequired || !assign.numberType().equals("directRouting"))) {
            return failed(Trouble.UNKNOWN_NUMBER, number);
        }
        if (line.isPresent() && !line.get().numberType().equals(assign.numberType())) {
            return failed(Trouble.UNKNOWN_NUMBER, number);
        }
        var free = line.orElseGet(() -> Line.free(number, assign.numberType()));
        if (free.target().equals(assign.target())) {
            return Operation.Result.SKIPPED;
        }
        if (free.assigned()) {
            return failed(Trouble.ASSIGNED_ELSEWHERE, number);
        }
        // unverified: a second primary number takes the first one's place
        lines.currentOf(assign.target())
                .filter(other -> other.category().equals(assign.category()))
                .map(Line::released)
                .forEach(written::add);
        written.add(free.heldBy(assign.target(), assign.category(), assign.locationId()));
        return Operation.Result.SUCCEEDED;
    }

    private Operation.Result unassign(Change.Unassign unassign, List<Line> written) {
        var line = lines.current(unassign.number());
        if (line.isEmpty() || !line.get().numberType().equals(unassign.numberType())) {
            return failed(Trouble.UNKNOWN_NUMBER, unassign.number());
        }
        if (line.get().onPremises()) {
            return failed(Trouble.ON_PREMISES, unassign.number());
        }
        if (!line.get().assigned()) {
            return Operation.Result.SKIPPED;
        }
        // a number whose holder is gone cannot be taken from it: that is what makes it a ghost
        if (accounts.byId(line.get().target()).isEmpty()) {
            return failed(Trouble.UNKNOWN_TARGET, unassign.number());
        }
        written.add(line.get().released());
        return Operation.Result.SUCCEEDED;
    }

    private static Operation.Result failed(Trouble trouble, String number) {
        return new Operation.Result("failed", trouble.about(number));
    }
}
