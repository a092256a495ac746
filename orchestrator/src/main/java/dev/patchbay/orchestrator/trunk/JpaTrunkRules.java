package dev.patchbay.orchestrator.trunk;

import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaTrunkRules implements TrunkRules {

    /// Each call is rewritten by all of them.
    private static final int MOST = 20;

    private final TrunkRuleRows rows;
    private final TrunkRows trunks;
    private final ApplicationEventPublisher events;

    JpaTrunkRules(TrunkRuleRows rows, TrunkRows trunks, ApplicationEventPublisher events) {
        this.rows = rows;
        this.trunks = trunks;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<TrunkId, RewriteRules> all() {
        return rows.findAllByOrderByTrunkAscPlaceAsc().stream()
                .collect(
                        Collectors.groupingBy(
                                row -> new TrunkId(row.trunk),
                                Collectors.collectingAndThen(
                                        Collectors.toList(), JpaTrunkRules::rules)));
    }

    @Override
    @Transactional(readOnly = true)
    public RewriteRules of(TrunkId trunk) {
        return rules(rows.findAllByTrunkOrderByPlace(trunk.value()));
    }

    @Override
    public void set(TrunkId trunk, RewriteRules rules) {
        if (rules.rules().size() > MOST) {
            throw new InvalidValueException(
                    "rules", rules.rules().size() + " rules", "at most %d".formatted(MOST));
        }
        // locked, or two who save at once would both add theirs
        if (trunks.toChange(trunk.value()).isEmpty()) {
            throw new InvalidValueException("trunk", trunk.toString(), "a trunk that exists");
        }
        rows.deleteAllOf(trunk.value());
        rows.saveAllAndFlush(
                IntStream.range(0, rules.rules().size())
                        .mapToObj(place -> TrunkRuleRow.of(trunk, place, rules.rules().get(place)))
                        .toList());
        events.publishEvent(new TrunkChanged(trunk));
    }

    private static RewriteRules rules(List<TrunkRuleRow> found) {
        return new RewriteRules(found.stream().map(TrunkRuleRow::toRule).toList());
    }
}
