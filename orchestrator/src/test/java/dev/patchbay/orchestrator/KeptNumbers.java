package dev.patchbay.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.FirstFree;
import dev.patchbay.orchestrator.numberplan.FirstFree.Place;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.Gets;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.HasOne;
import dev.patchbay.orchestrator.numberplan.FirstFree.Proposal.NoneLeft;
import dev.patchbay.orchestrator.numberplan.Note;
import dev.patchbay.orchestrator.numberplan.NumberBatches;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Wanted;
import dev.patchbay.orchestrator.numberplan.NumberBlock;
import dev.patchbay.orchestrator.numberplan.NumberBlocks;
import dev.patchbay.orchestrator.numberplan.NumberHistory;
import dev.patchbay.orchestrator.numberplan.NumberRemarks;
import dev.patchbay.orchestrator.numberplan.NumberSearch;
import dev.patchbay.orchestrator.numberplan.NumberSearch.Query;
import dev.patchbay.orchestrator.numberplan.NumberState;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.numberplan.Reservations;
import dev.patchbay.orchestrator.numberplan.Tag;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.SipAddress;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/// Blocks, reservations, the rest after a release, tags, and the first free number, in every
/// database.
@SpringBootTest(
        properties = {
            "patchbay.secret-key-file=target/test-secret.key",
            "patchbay.numbers.ageing=30d"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
abstract class KeptNumbers {

    private static final PhoneNumber NUMBER = new PhoneNumber("+4722000100");
    private static final Assignment KARI = new TeamsUser("kari@acme.example");
    private static final Assignment OLA = new TeamsUser("ola@acme.example");
    private final LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);

    private final ApplicationContext context;
    private final Numbers numbers;
    private final Reservations reservations;
    private final NumberBlocks blocks;
    private final JdbcTemplate jdbc;
    private TrunkId trunk = new TrunkId(1);

    KeptNumbers(ApplicationContext context) {
        this.context = context;
        numbers = context.getBean(Numbers.class);
        reservations = context.getBean(Reservations.class);
        blocks = context.getBean(NumberBlocks.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void startWithABlock() {
        for (var table :
                List.of(
                        "number_event",
                        "number_block",
                        "trunk_number",
                        "trunk_address",
                        "trunk",
                        "teams_tenant",
                        "customer")) {
            jdbc.update("delete from " + table);
        }
        var customers = context.getBean(Customers.class);
        var acme = customers.add(customers.resellers().getFirst().id(), new DisplayName("Acme"));
        context.getBean(Tenants.class).add(acme.id(), "acme" + acme.id());
        trunk =
                context.getBean(Trunks.class)
                        .add(
                                acme.id(),
                                new TrunkSettings(
                                        new DisplayName("Nordic"),
                                        new Country("NO"),
                                        new StaticPeers(
                                                List.of(SipAddress.udp("203.0.113.11", 5060))),
                                        Habits.USUAL,
                                        Barring.NONE,
                                        Media.USUAL,
                                        Optional.empty()))
                        .id();
        blocks.add(new NumberBlock(NUMBER, 10, trunk));
    }

    @Test
    void addsABlockAsAWholeOrNotAtAll() {
        var overlapping = new NumberBlock(new PhoneNumber("+4722000095"), 10, trunk);

        assertThatThrownBy(() -> blocks.add(overlapping))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("+4722000100, +4722000101");

        assertThat(numbers.count()).isEqualTo(10);
        var filled = blocks.page("", 10).getFirst();
        assertThat(filled.block().last()).isEqualTo(new PhoneNumber("+4722000109"));
        assertThat(filled.free()).isEqualTo(10);
        assertThatThrownBy(() -> new NumberBlock(new PhoneNumber("+99999995"), 10, trunk))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("size");
    }

    @Test
    void removesABlockOnlyWhenNobodyHasItsNumbers() {
        numbers.assign(NUMBER, KARI);
        assertThatThrownBy(() -> blocks.remove(NUMBER))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("1 are");

        numbers.release(NUMBER);
        blocks.remove(NUMBER);

        assertThat(numbers.count()).isZero();
        assertThat(blocks.page("", 10)).isEmpty();
        assertThat(what()).startsWith("removed with its block", "released kari@acme.example");
    }

    @Test
    void keepsAReservedNumberForWhomItIs() {
        reservations.reserve(NUMBER, "kari@acme.example", tomorrow);

        assertThatThrownBy(() -> numbers.assign(NUMBER, OLA))
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        e -> {
                            assertThat(e.field()).isEqualTo("held");
                            assertThat(e.expected()).contains("reserved until " + tomorrow);
                        });
        assertThat(outcome(NUMBER, OLA)).isInstanceOf(Outcome.Refused.class);
        assertThat(numbers.assign(NUMBER, KARI).assignment()).contains(KARI);
        assertThat(reservations.of(NUMBER)).isEmpty();
    }

    @Test
    void letsAReleasedNumberRestUnlessSomebodyWasAsked() {
        numbers.assign(NUMBER, KARI);
        numbers.release(NUMBER);

        assertThat(numbers.count(NumberState.AGEING)).isEqualTo(1);
        assertThatThrownBy(() -> numbers.assign(NUMBER, OLA))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("callers still mean kari@acme.example");
        assertThat(numbers.assign(NUMBER, KARI).assignment()).contains(KARI);
        numbers.release(NUMBER);
        assertThat(numbers.assignHeld(NUMBER, OLA).assignment()).contains(OLA);
    }

    @Test
    void freesWhatIsHeldWhenItsTimeIsOver() {
        numbers.assign(NUMBER, KARI);
        numbers.release(NUMBER);
        reservations.reserve(new PhoneNumber("+4722000101"), "Ola", tomorrow);
        jdbc.update(
                "update trunk_number set state_until = ? where e164 = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(1),
                NUMBER.e164());

        reservations.end();

        assertThat(numbers.count(NumberState.AGEING)).isZero();
        assertThat(numbers.count(NumberState.RESERVED)).isEqualTo(1);
        assertThat(what()).startsWith("free again time is over");
        assertThat(numbers.assign(NUMBER, OLA).assignment()).contains(OLA);
    }

    @Test
    void reservesNothingForNobodyOrForThePast() {
        assertThatThrownBy(() -> reservations.reserve(NUMBER, " ", tomorrow))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("forWhom");
        assertThatThrownBy(() -> reservations.reserve(NUMBER, "Kari", tomorrow.minusDays(3)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("until");
        numbers.assign(NUMBER, KARI);
        assertThatThrownBy(() -> reservations.reserve(NUMBER, "Kari", tomorrow))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("assigned");
    }

    @Test
    void findsNumbersByTheirTag() {
        var remarks = context.getBean(NumberRemarks.class);
        remarks.remark(NUMBER, Tag.allOf("Oslo, Sales"), new Note("by the door"));
        remarks.remark(NUMBER, Tag.allOf("oslo"), new Note("by the window"));

        var known = Objects.requireNonNull(remarks.of(List.of(NUMBER)).get(NUMBER));
        assertThat(known.tags()).containsExactly(new Tag("oslo"));
        assertThat(known.note()).isEqualTo(new Note("by the window"));
        var search = context.getBean(NumberSearch.class);
        assertThat(search.find(Query.of("OSLO"), 10).items()).hasSize(1);
        assertThat(search.find(Query.of("sales"), 10).items()).isEmpty();
    }

    @Test
    void givesEachAccountTheFirstFreeNumberOfATag() {
        var remarks = context.getBean(NumberRemarks.class);
        for (var number : List.of("+4722000103", "+4722000105", "+4722000107")) {
            remarks.remark(new PhoneNumber(number), Tag.allOf("oslo"), Note.NONE);
        }
        numbers.assign(NUMBER, KARI);
        reservations.reserve(new PhoneNumber("+4722000103"), "Per", tomorrow);
        var eva = new TeamsUser("eva@acme.example");
        var per = new TeamsUser("per@acme.example");
        var firstFree = context.getBean(FirstFree.class);
        var place = new Place(trunk, Optional.of(new Tag("oslo")));
        var accounts = List.of(KARI, OLA, OLA, eva, per);

        var proposed = firstFree.propose(place, accounts);
        assertThat(proposed)
                .containsExactly(
                        new HasOne(KARI, NUMBER),
                        new Gets(OLA, new PhoneNumber("+4722000105")),
                        new Gets(eva, new PhoneNumber("+4722000107")),
                        new NoneLeft(per));
        assertThat(numbers.count(NumberState.ASSIGNED)).isEqualTo(1);

        assertThat(firstFree.assign(place, accounts)).isEqualTo(proposed);
        assertThat(numbers.count(NumberState.ASSIGNED)).isEqualTo(3);
        assertThat(firstFree.propose(place, accounts))
                .filteredOn(Gets.class::isInstance)
                .as("a second time gives nobody another")
                .isEmpty();
    }

    private Outcome outcome(PhoneNumber number, Assignment to) {
        return context.getBean(NumberBatches.class)
                .judge(
                        List.of(
                                new Wanted(
                                        number,
                                        Optional.empty(),
                                        Optional.of(to),
                                        Set.of(),
                                        Optional.empty())))
                .getFirst();
    }

    private List<String> what() {
        return context.getBean(NumberHistory.class).of(NUMBER, 10).stream()
                .map(it -> it.what().words() + " " + it.detail())
                .toList();
    }
}
