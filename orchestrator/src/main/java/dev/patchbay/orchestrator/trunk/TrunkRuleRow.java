package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.trunk.RewriteRule.Expression;
import dev.patchbay.orchestrator.trunk.RewriteRule.Prefix;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "trunk_rule")
class TrunkRuleRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable Long id;

    @Column(name = "trunk_id")
    long trunk;

    int place;

    @Enumerated(EnumType.STRING)
    Side side = Side.CALLED_OUT;

    boolean expression;

    @Column(name = "match_text")
    String match = "";

    String replacement = "";

    static TrunkRuleRow of(TrunkId trunk, int place, RewriteRule rule) {
        var row = new TrunkRuleRow();
        row.trunk = trunk.value();
        row.place = place;
        row.side = rule.side();
        row.expression = rule.match() instanceof Expression;
        row.match = rule.match().text();
        row.replacement = rule.replacement();
        return row;
    }

    RewriteRule toRule() {
        return new RewriteRule(
                side, expression ? Expression.of(match) : new Prefix(match), replacement);
    }
}
