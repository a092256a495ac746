package dev.patchbay.orchestrator.call;

import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.orchestrator.engine.RecordKeeper;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaCalls implements CallHistory, RecordKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(JpaCalls.class);
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "ended", "id");

    private final CallRows rows;
    private final CurrentRouter router;

    private final ApplicationEventPublisher events;

    JpaCalls(CallRows rows, CurrentRouter router, ApplicationEventPublisher events) {
        this.rows = rows;
        this.router = router;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public Page page(String search, int page, int size) {
        var wanted = PageRequest.of(Math.max(0, page), Math.clamp(size, 1, 200), NEWEST_FIRST);
        var found =
                search.isBlank()
                        ? rows.findAll(wanted)
                        : rows.search("%" + escaped(search.strip()) + "%", wanted);
        return new Page(
                found.getContent().stream().map(CallRow::toCall).toList(),
                found.getTotalElements());
    }

    private static String escaped(String search) {
        return search.replaceAll("[\\\\%_]", "\\\\$0");
    }

    @Override
    @Transactional(readOnly = true)
    public List<FinishedCall> latestOf(TrunkId trunk, int most) {
        return rows
                .findByTrunkOrderByEndedDescIdDesc(
                        trunk.value(), Limit.of(Math.clamp(most, 1, 200)))
                .stream()
                .map(CallRow::toCall)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<FinishedCall> byId(long id) {
        return rows.findById(id).map(CallRow::toCall);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> lastAnsweredFrom(String origin) {
        return rows.lastAnswered(origin);
    }

    @Override
    public void keep(String engine, List<CallRecord> records) {
        var fresh = new LinkedHashMap<String, CallRecord>();
        records.forEach(record -> fresh.putIfAbsent(record.call().value(), record));
        fresh.keySet().removeAll(rows.known(engine, List.copyOf(fresh.keySet())));
        for (var record : fresh.values()) {
            var row = CallRow.of(engine, record, TrunkOfCall.of(record, router::trunkOf));
            row.assignee = TrunkOfCall.ownNumber(record).flatMap(router::assigneeOf).orElse(null);
            row = rows.save(row);
            LOG.info(
                    "call {} {} {} -> {}: {} {}",
                    row.call,
                    row.direction.word(),
                    row.caller,
                    row.dialled,
                    row.party.word(),
                    row.reason);
        }
        events.publishEvent(new CallsKept(engine, List.copyOf(fresh.values())));
    }
}
