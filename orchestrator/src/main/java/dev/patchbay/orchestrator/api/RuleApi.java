package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.routing.Explanation;
import dev.patchbay.orchestrator.routing.NumberTrial;
import dev.patchbay.orchestrator.trunk.RewriteRule;
import dev.patchbay.orchestrator.trunk.RewriteRule.Expression;
import dev.patchbay.orchestrator.trunk.RewriteRule.Prefix;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.orchestrator.trunk.RewriteRules;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkRules;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/trunks/{trunk}/rules")
class RuleApi {

    /// @param prefix what the number begins with, or
    /// @param expression what it is as a whole
    record RuleJson(
            @Nullable String side,
            @Nullable String prefix,
            @Nullable String expression,
            @Nullable String replacement) {

        static RuleJson of(RewriteRule rule) {
            var text = rule.match().text();
            return new RuleJson(
                    rule.side().name(),
                    rule.match() instanceof Prefix ? text : null,
                    rule.match() instanceof Expression ? text : null,
                    rule.replacement());
        }

        RewriteRule toRule() {
            if ((prefix == null) == (expression == null)) {
                throw new InvalidValueException("match", "", "either a prefix or an expression");
            }
            return new RewriteRule(
                    Side.named(Given.value("side", side)),
                    prefix == null
                            ? Expression.of(Given.value("match", expression))
                            : new Prefix(prefix),
                    Given.value("replacement", replacement));
        }
    }

    record Tried(List<Explanation.Found> steps, String result) {}

    private final TrunkRules rules;
    private final Trunks trunks;

    RuleApi(TrunkRules rules, Trunks trunks) {
        this.rules = rules;
        this.trunks = trunks;
    }

    @GetMapping
    List<RuleJson> rules(@PathVariable long trunk) {
        return rules.of(existing(trunk).id()).rules().stream().map(RuleJson::of).toList();
    }

    /// Replaces them all, in this order.
    @PutMapping
    List<RuleJson> set(@PathVariable long trunk, @RequestBody List<RuleJson> asked) {
        rules.set(
                existing(trunk).id(),
                new RewriteRules(Given.parts("rules", asked, (rule, _) -> rule.toRule())));
        return rules(trunk);
    }

    /// What becomes of a number; no call is made.
    @GetMapping("/test")
    Tried test(@PathVariable long trunk, @RequestParam String side, @RequestParam String number) {
        var of = existing(trunk);
        var trial = NumberTrial.of(of, rules.of(of.id()), Side.named(side), number);
        return new Tried(trial.steps(), trial.result());
    }

    private Trunk existing(long id) {
        return trunks.byId(new TrunkId(id))
                .orElseThrow(() ->
                        new InvalidValueException(
                                "trunk", Long.toString(id), "a trunk that exists"));
    }
}
