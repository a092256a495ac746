package dev.patchbay.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.NumberSearch;
import dev.patchbay.orchestrator.numberplan.NumberSearch.Query;
import dev.patchbay.orchestrator.numberplan.NumberState;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.TrunkSettings;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.SipAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/// Numbers are found the same way in every database, page by page, and as somebody would who looked
/// at each of them.
@SpringBootTest(properties = "patchbay.secret-key-file=target/test-secret.key")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FoundNumbers {

    private static final int PAGE = 7;

    private final Customers customers;
    private final Tenants tenants;
    private final Trunks trunks;
    private final Numbers numbers;
    private final NumberSearch search;
    private final JdbcTemplate jdbc;
    private final TreeSet<PhoneNumber> all = new TreeSet<>();

    FoundNumbers(ApplicationContext context) {
        customers = context.getBean(Customers.class);
        tenants = context.getBean(Tenants.class);
        trunks = context.getBean(Trunks.class);
        numbers = context.getBean(Numbers.class);
        search = context.getBean(NumberSearch.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeAll
    void addNumbers() {
        for (var table :
                List.of(
                        "trunk_number",
                        "number_thousand",
                        "trunk_address",
                        "trunk",
                        "teams_tenant",
                        "customer")) {
            jdbc.update("delete from " + table);
        }
        var acme = customer("Acme 100% Shipping");
        var globex = customer("Globex");
        add(trunk(acme, "Nordic"), "+47220001", 100);
        add(trunk(acme, "City"), "+4722100", 1000);
        var abroad = trunk(globex, "Abroad");
        add(abroad, "+1999999", 1000);
        // few digits, and the beginning of longer ones
        add(abroad, "+472200", 10);
        assign("+4722000100", "kari.hansen@acme.example");
        assign("+4722100200", "kaare@acme.example");
        assign("+4722100100", "kari@acme.example");
    }

    private Customer customer(String name) {
        var added = customers.add(customers.resellers().getFirst().id(), new DisplayName(name));
        tenants.add(added.id(), "c" + added.id());
        return added;
    }

    private TrunkId trunk(Customer customer, String name) {
        var peers = new StaticPeers(List.of(SipAddress.udp("203.0.113.11", 5060)));
        var settings =
                new TrunkSettings(
                        new DisplayName(name),
                        new Country("NO"),
                        peers,
                        Habits.USUAL,
                        Barring.NONE,
                        Media.USUAL,
                        Optional.empty());
        return trunks.add(customer.id(), settings).id();
    }

    private void add(TrunkId trunk, String first, int count) {
        var digits = Integer.toString(count).length() - 1;
        var added =
                IntStream.range(0, count)
                        .mapToObj(i -> new PhoneNumber(first + ("%0" + digits + "d").formatted(i)))
                        .toList();
        numbers.add(trunk, Set.copyOf(added));
        all.addAll(added);
    }

    private void assign(String number, String account) {
        numbers.assign(new PhoneNumber(number), new Assignment.TeamsUser(account));
    }

    @Test
    void findsWhateverDigitsANumberHasAndThoseFirstThatBeginWithThem() {
        var random = new Random(47);
        var list = List.copyOf(all);
        for (int i = 0; i < 120; i++) {
            var digits = list.get(random.nextInt(list.size())).e164().substring(1);
            var from = random.nextInt(digits.length());
            var wanted = digits.substring(from, from + 1 + random.nextInt(digits.length() - from));

            var found = read(Query.of(wanted));

            assertThat(found).as(wanted).doesNotHaveDuplicates();
            assertThat(found)
                    .as(wanted)
                    .containsExactlyInAnyOrderElementsOf(
                            all.stream().filter(it -> it.e164().contains(wanted)).toList());
            var begin = (int) all.stream().filter(it -> it.e164().startsWith("+" + wanted)).count();
            assertThat(found.subList(0, begin))
                    .as(wanted)
                    .isSorted()
                    .allMatch(it -> it.e164().startsWith("+" + wanted));
        }
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(read(Query.of("777777"))).isEmpty();
        assertThat(read(Query.of("+22"))).isEmpty();
        assertThat(read(Query.of("%"))).hasSize(1100);
        assertThat(read(Query.of("_"))).isEmpty();
        assertThat(read(Query.of("kåre"))).isEmpty();
    }

    @Test
    void findsDigitsAmongACustomersAssignedNumbersOnly() {
        var acme = trunks.byId(numbers.all().getLast().trunk()).orElseThrow().customer();

        var query =
                new Query(
                        "00100",
                        Optional.of(acme),
                        Optional.empty(),
                        Optional.of(NumberState.ASSIGNED),
                        Optional.empty());

        assertThat(read(query))
                .extracting(PhoneNumber::e164)
                .containsExactlyInAnyOrder("+4722000100", "+4722100100");
    }

    /// In Norwegian order, where aa is å, kaare would come after kari.
    @ParameterizedTest
    @CsvSource({
        "ka, +4722100200 +4722000100 +4722100100",
        "kari, +4722000100 +4722100100",
        "KARI., +4722000100",
        "hans, +4722000100",
        "kari@, +4722100100"
    })
    void findsAnAccountByTheBeginningOfItsNameOrItsLastWord(String typed, String expected) {
        assertThat(read(Query.of(typed)))
                .extracting(PhoneNumber::e164)
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"globex, 1010", "city, 1000", "acme, 1100", "bro, 1010"})
    void findsTheNumbersOfACustomerOrTrunkThatIsCalledSo(String typed, int expected) {
        assertThat(read(Query.of(typed))).hasSize(expected).doesNotHaveDuplicates();
    }

    @Test
    void readsAllOfThemPageByPage() {
        assertThat(read(Query.of(""))).containsExactlyElementsOf(all);
    }

    @Test
    void saysWhichNumbersAreTaken() {
        assertThat(
                        numbers.taken(
                                Set.of(
                                        new PhoneNumber("+4722000100"),
                                        new PhoneNumber("+4799999999"))))
                .containsExactly(new PhoneNumber("+4722000100"));
    }

    private List<PhoneNumber> read(Query query) {
        var found = new ArrayList<PhoneNumber>();
        var next = query;
        while (true) {
            var page = search.find(next, PAGE);
            page.items().stream().map(TrunkNumber::number).forEach(found::add);
            if (page.next().isEmpty()) {
                return found;
            }
            assertThat(page.items()).hasSize(PAGE);
            next = query.at(page.next().get());
        }
    }

    /// From the last page to the first.
    private List<PhoneNumber> readBack(Query query) {
        var page = search.find(query, PAGE);
        while (page.next().isPresent()) {
            page = search.find(query.at(page.next().get()), PAGE);
        }
        var found = new ArrayList<>(page.items().reversed());
        while (page.previous().isPresent()) {
            page = search.find(query.at(page.previous().get()), PAGE);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(PAGE);
            assertThat(page.next()).isPresent();
            found.addAll(page.items().reversed());
        }
        return found.stream().map(TrunkNumber::number).toList().reversed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "01", "010", "0010", "2200", "999", "+4722", "acme", "ka", "kari"})
    void readsTheSamePagesBackwards(String typed) {
        assertThat(readBack(Query.of(typed))).containsExactlyElementsOf(read(Query.of(typed)));
    }
}
