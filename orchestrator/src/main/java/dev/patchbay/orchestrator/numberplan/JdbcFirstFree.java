package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.Gets;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.HasOne;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.NoneLeft;
import dev.patchbay.orchestrator.numberplan.Lane.Condition;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional
class JdbcFirstFree implements FirstFree {

    private final JdbcTemplate jdbc;
    private final NumberBatches batches;

    JdbcFirstFree(JdbcTemplate jdbc, NumberBatches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Proposal> propose(Place place, List<Assignment> accounts) {
        var wanted = distinct(accounts);
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw new InvalidValueException(
                    "accounts", wanted.size() + " accounts", "1 to %,d accounts".formatted(MOST));
        }
        var theirs = theirs(wanted);
        var free = new ArrayDeque<>(free(place, wanted.size() - theirs.size()));
        return wanted.stream().map(it -> proposal(it, theirs, free)).toList();
    }

    private static List<Assignment> distinct(List<Assignment> accounts) {
        var byAccount = new LinkedHashMap<String, Assignment>();
        accounts.forEach(it -> byAccount.putIfAbsent(it.target(), it));
        return List.copyOf(byAccount.values());
    }

    private static Proposal proposal(
            Assignment account, Map<String, PhoneNumber> theirs, ArrayDeque<PhoneNumber> free) {
        var has = theirs.get(account.target());
        if (has != null) {
            return new HasOne(account, has);
        }
        var next = free.poll();
        return next == null ? new NoneLeft(account) : new Gets(account, next);
    }

    private Map<String, PhoneNumber> theirs(List<Assignment> accounts) {
        var places = String.join(", ", Collections.nCopies(accounts.size(), "?"));
        var theirs = new HashMap<String, PhoneNumber>();
        jdbc.query(
                "select assignment_target, e164 from trunk_number where account_key in ("
                        + places
                        + ")",
                row -> {
                    theirs.put(
                            row.getString("assignment_target"),
                            new PhoneNumber(row.getString("e164")));
                },
                accounts.stream()
                        .<Object>map(it -> it.target().getBytes(StandardCharsets.UTF_8))
                        .toArray());
        return theirs;
    }

    private List<PhoneNumber> free(Place place, int most) {
        var conditions = new ArrayList<Condition>();
        conditions.add(Lane.onTrunk(place.trunk()));
        conditions.add(Lane.inState(NumberState.FREE));
        place.tag().map(it -> Lane.tagged(it.value())).ifPresent(conditions::add);
        var values = new ArrayList<Object>();
        conditions.forEach(it -> values.addAll(it.values()));
        values.add(most);
        return jdbc.query(
                "select n.e164 from trunk_number n where "
                        + conditions.stream()
                                .map(Condition::sql)
                                .collect(Collectors.joining(" and "))
                        + " order by n.e164 limit ?",
                (row, _) -> new PhoneNumber(row.getString("e164")),
                values.toArray());
    }

    @Override
    public List<Proposal> assign(Place place, List<Assignment> accounts) {
        var proposals = propose(place, accounts);
        var wanted =
                proposals.stream()
                        .filter(Gets.class::isInstance)
                        .map(Gets.class::cast)
                        .map(it ->
                                new NumberBatches.Wanted(
                                        it.number(),
                                        Optional.empty(),
                                        Optional.of(it.to()),
                                        Set.of(),
                                        Optional.empty()))
                        .toList();
        var outcomes = batches.store(wanted, StoredHistory.whoever());
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof NumberBatches.Outcome.Refused refused) {
                throw new InvalidValueException(
                        "place", wanted.get(i).number().e164(), refused.expected());
            }
        }
        return proposals;
    }
}
