package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.numberplan.Lane.Condition;
import dev.patchbay.orchestrator.numberplan.Lane.Order;
import dev.patchbay.orchestrator.numberplan.NumberSearch.Query;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Turns what somebody looks for into lanes.
@Component
class LanePlan {

    /// Shorter ones are in so many numbers that reading in order meets them soon.
    private static final int FEW_DIGITS = 2;

    private static final int MOST_NAMED = 200;

    private final Trunks trunks;
    private final JdbcTemplate jdbc;

    LanePlan(Trunks trunks, JdbcTemplate jdbc) {
        this.trunks = trunks;
        this.jdbc = jdbc;
    }

    List<Lane> lanes(Query query) {
        var text = query.text().strip().toLowerCase(Locale.ROOT);
        var assigned = query.state().map(NumberState.ASSIGNED::equals).orElse(true);
        var lanes =
                text.isEmpty()
                        ? List.of(Lane.by(Order.NUMBER))
                        : Digits.in(text)
                                .map(LanePlan::withDigits)
                                .orElseGet(() -> withText(text, assigned));
        return lanes.stream()
                .flatMap(lane -> scopes(query, lane).stream())
                .map(lane -> query.state().map(Lane::inState).map(lane::and).orElse(lane))
                .toList();
    }

    private static List<Lane> withDigits(Digits digits) {
        var first = Lane.by(Order.NUMBER).and(Lane.beginsWith(digits.value()));
        if (digits.fromTheFirst()) {
            return List.of(first);
        }
        var inside = digits.value().length() > FEW_DIGITS ? Order.THOUSAND : Order.NUMBER;
        return List.of(first, Lane.inside(inside, digits.value()));
    }

    /// @param assigned whether numbers that somebody has are looked for
    private List<Lane> withText(String text, boolean assigned) {
        if (isTag(text)) {
            return List.of(Lane.by(Order.NUMBER).and(Lane.tagged(text)));
        }
        var lanes = new ArrayList<Lane>();
        var named = named(text);
        named.forEach(trunk -> lanes.add(Lane.by(Order.NUMBER).and(Lane.onTrunk(trunk))));
        if (!assigned) {
            return lanes;
        }
        var account =
                elsewhere(
                        Lane.by(Order.ACCOUNT).and(Lane.keyBeginsWith("n.account_key", text)),
                        named);
        var word =
                elsewhere(
                        Lane.by(Order.WORD)
                                .and(Lane.keyBeginsWith("n.word_key", text))
                                .and(Lane.keyDoesNotBeginWith("n.account_key", text)),
                        named);
        lanes.add(account);
        lanes.add(word);
        return lanes;
    }

    private boolean isTag(String text) {
        return !jdbc.query(
                        "select tag from number_tag where tag = ? limit 1",
                        (row, _) -> row.getString("tag"),
                        text)
                .isEmpty();
    }

    /// Trunks that are called so, or whose customer is. Not by way of [Trunks], which would open
    /// the passwords of all of them at each key that is pressed.
    private Set<TrunkId> named(String text) {
        var part = "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return new LinkedHashSet<>(
                jdbc.query(
                        """
                        select trunk.id from trunk join customer on customer.id = trunk.customer_id
                        where lower(trunk.name) like ? escape '\\'
                           or lower(customer.name) like ? escape '\\'
                        order by trunk.name, trunk.id limit ?
                        """,
                        (row, _) -> new TrunkId(row.getLong("id")),
                        part,
                        part,
                        MOST_NAMED));
    }

    /// What an earlier lane has shown is not shown again.
    private static Lane elsewhere(Lane lane, Set<TrunkId> shown) {
        if (shown.isEmpty()) {
            return lane;
        }
        var places = String.join(", ", Collections.nCopies(shown.size(), "?"));
        return lane.and(
                new Condition(
                        "n.trunk_id not in (" + places + ")",
                        shown.stream().<Object>map(TrunkId::value).toList()));
    }

    private List<Lane> scopes(Query query, Lane lane) {
        if (query.trunk().isPresent()) {
            return List.of(lane.and(Lane.onTrunk(query.trunk().get())));
        }
        return query.customer()
                .map(trunks::ofCustomer)
                .map(theirs -> theirs.stream().map(it -> lane.and(Lane.onTrunk(it.id()))).toList())
                .orElse(List.of(lane));
    }
}
