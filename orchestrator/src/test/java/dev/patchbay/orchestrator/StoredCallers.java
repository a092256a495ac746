package dev.patchbay.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.screening.Approval;
import dev.patchbay.orchestrator.screening.CallerScreen;
import dev.patchbay.orchestrator.screening.Screening;
import dev.patchbay.orchestrator.screening.Strangers;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.RewriteRule;
import dev.patchbay.orchestrator.trunk.RewriteRule.Expression;
import dev.patchbay.orchestrator.trunk.RewriteRule.Prefix;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.orchestrator.trunk.RewriteRules;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkRules;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.SipAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/// What is stored about who may call as whom and how numbers are rewritten; run once for each
/// database.
@SpringBootTest(properties = "patchbay.secret-key-file=target/test-secret.key")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
abstract class StoredCallers {

    private static final PhoneNumber OWN = new PhoneNumber("+4722000100");
    private static final PhoneNumber FOREIGN = new PhoneNumber("+4733333333");
    private static final Approval APPROVAL = new Approval("kari", "letter of 23 November");

    private final Customers customers;
    private final Trunks trunks;
    private final Numbers numbers;
    private final Screening screening;
    private final TrunkRules rules;
    private final JdbcTemplate jdbc;
    private CustomerId acme = new CustomerId(0);
    private TrunkId trunk = new TrunkId(0);

    StoredCallers(ApplicationContext context) {
        customers = context.getBean(Customers.class);
        trunks = context.getBean(Trunks.class);
        numbers = context.getBean(Numbers.class);
        screening = context.getBean(Screening.class);
        rules = context.getBean(TrunkRules.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void startEmpty() {
        for (var table : List.of("trunk_number", "trunk_address", "trunk", "customer")) {
            jdbc.update("delete from " + table);
        }
        acme = addCustomer("Acme Shipping");
        trunk =
                trunks.add(
                                acme,
                                new TrunkSettings(
                                        new DisplayName("Trunk"),
                                        new Country("NO"),
                                        new StaticPeers(
                                                List.of(SipAddress.udp("203.0.113.11", 5060))),
                                        Habits.USUAL,
                                        Barring.NONE,
                                        Media.USUAL,
                                        Optional.empty()))
                        .id();
    }

    @Test
    void keepsWhoApprovedACallerAndWhy() {
        var approved = screening.approve(acme, FOREIGN, trunk, APPROVAL);
        screening.treat(acme, Strangers.PASS);

        assertThat(screening.approvedOf(acme)).containsExactly(approved);
        assertThat(approved.approval()).isEqualTo(APPROVAL);
        assertThat(screening.screens())
                .isEqualTo(Map.of(acme, new CallerScreen(Strangers.PASS, Map.of(FOREIGN, trunk))));
        screening.withdraw(acme, FOREIGN);
        assertThat(screening.approvedOf(acme)).isEmpty();
    }

    @Test
    void approvesNoNumberTwiceAndNoneOfTheCustomersOwn() {
        numbers.add(trunk, Set.of(OWN));
        screening.approve(acme, FOREIGN, trunk, APPROVAL);

        for (var number : List.of(OWN, FOREIGN)) {
            assertThatThrownBy(() -> screening.approve(acme, number, trunk, APPROVAL))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("number: '%s'".formatted(number));
        }
    }

    @Test
    void approvesCallersForATrunkOfTheSameCustomerOnly() {
        var globex = addCustomer("Globex");

        assertThatThrownBy(() -> screening.approve(globex, FOREIGN, trunk, APPROVAL))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("one of this customer's trunks");
        assertThat(screening.strangersOf(globex)).isEqualTo(Strangers.DEFAULT_CALLER);
    }

    @Test
    void wantsANoteOnOneLine() {
        for (var note : List.of("", " ", "two\nlines", "x".repeat(201))) {
            assertThatThrownBy(() -> new Approval("kari", note))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("note");
        }
    }

    @Test
    void keepsATrunksRulesInTheirOrder() {
        var first = new RewriteRule(Side.CALLED_OUT, new Prefix("+47"), "0");
        var second = new RewriteRule(Side.CALLER_IN, Expression.of("9#([0-9]+)"), "+47$1");

        rules.set(trunk, new RewriteRules(List.of(first, second)));
        rules.set(trunk, new RewriteRules(List.of(second, first)));

        assertThat(rules.of(trunk).rules()).containsExactly(second, first);
        assertThat(rules.all()).containsOnlyKeys(trunk);
    }

    @Test
    void takesTwentyRulesAndNoMore() {
        var rule = new RewriteRule(Side.CALLED_OUT, new Prefix("+47"), "0");
        rules.set(trunk, new RewriteRules(Collections.nCopies(20, rule)));

        assertThatThrownBy(() -> rules.set(trunk, new RewriteRules(Collections.nCopies(21, rule))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at most 20");
        assertThat(rules.of(trunk).rules()).hasSize(20);
    }

    /// What was stored by other means must not keep all trunks' rules from being read.
    @Test
    void readsMoreRulesThanItTakes() {
        for (var place = 0; place < 21; place++) {
            jdbc.update(
                    "insert into trunk_rule (trunk_id, place, side, expression, match_text,"
                            + " replacement) values (?, ?, 'CALLED_OUT', false, '+47', '0')",
                    trunk.value(),
                    place);
        }

        assertThat(rules.of(trunk).rules()).hasSize(21);
        assertThat(rules.all()).containsOnlyKeys(trunk);
    }

    @Test
    void keepsOneListWhereSeveralAreSavedAtOnce() throws Exception {
        var lists =
                IntStream.range(0, 8)
                        .mapToObj(Integer::toString)
                        .map(it -> new RewriteRule(Side.CALLED_OUT, new Prefix("+47"), it))
                        .map(rule -> new RewriteRules(List.of(rule, rule)))
                        .toList();

        for (var round = 0; round < 5; round++) {
            try (var threads = Executors.newFixedThreadPool(lists.size())) {
                var saved =
                        threads.invokeAll(
                                lists.stream()
                                        .map(list ->
                                                Executors.callable(() -> rules.set(trunk, list)))
                                        .toList());
                for (var one : saved) {
                    one.get();
                }
            }
            assertThat(lists).contains(rules.of(trunk));
        }
    }

    @Test
    void removesRulesAndApprovalsWithTheirTrunk() {
        screening.approve(acme, FOREIGN, trunk, APPROVAL);
        rules.set(
                trunk,
                new RewriteRules(
                        List.of(new RewriteRule(Side.CALLED_OUT, new Prefix("+47"), "0"))));

        trunks.remove(trunk);

        assertThat(rules.all()).isEmpty();
        assertThat(screening.approvedOf(acme)).isEmpty();
    }

    private CustomerId addCustomer(String name) {
        return customers.add(customers.resellers().getFirst().id(), new DisplayName(name)).id();
    }
}
