package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.Cursor.Side;
import dev.patchbay.orchestrator.numberplan.NumberReading.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class JdbcNumberSearch implements NumberSearch {

    private record Found(int lane, Row row) {

        Cursor at(Side side) {
            return row.at(lane, side);
        }
    }

    private final LanePlan plan;
    private final NumberReading reading;

    JdbcNumberSearch(LanePlan plan, NumberReading reading) {
        this.plan = plan;
        this.reading = reading;
    }

    @Override
    public Page find(Query query, int size) {
        var wanted = Math.clamp(size, 1, MOST);
        var side = query.from().map(Cursor::side).orElse(Side.AFTER);
        // one more tells whether there is another page
        var found = read(plan.lanes(query), side, query.from(), wanted + 1);
        var more = found.size() > wanted;
        var page = more ? found.subList(0, wanted) : found;
        if (side == Side.BEFORE) {
            page = page.reversed();
        }
        var items = page.stream().map(it -> it.row().number()).toList();
        if (items.isEmpty()) {
            return new Page(items, Optional.empty(), Optional.empty());
        }
        var next = Optional.of(page.getLast().at(Side.AFTER));
        var previous = Optional.of(page.getFirst().at(Side.BEFORE));
        return side == Side.AFTER
                ? new Page(
                        items,
                        next.filter(_ -> more),
                        previous.filter(_ -> query.from().isPresent()))
                : new Page(items, next, previous.filter(_ -> more));
    }

    private List<Found> read(List<Lane> lanes, Side side, Optional<Cursor> from, int most) {
        var found = new ArrayList<Found>();
        var inTurn = IntStream.range(0, lanes.size()).boxed().toList();
        for (int lane : side == Side.AFTER ? inTurn : inTurn.reversed()) {
            var begun = from.map(Cursor::lane).orElse(lane);
            if (side == Side.AFTER ? lane < begun : lane > begun) {
                continue;
            }
            reading.read(
                            lanes.get(lane),
                            side,
                            from.filter(it -> it.lane() == lane),
                            most - found.size())
                    .forEach(row -> found.add(new Found(lane, row)));
            if (found.size() == most) {
                break;
            }
        }
        return found;
    }
}
