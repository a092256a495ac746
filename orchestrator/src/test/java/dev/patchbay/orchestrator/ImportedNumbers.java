package dev.patchbay.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.numberimport.Fault;
import dev.patchbay.orchestrator.numberimport.ImportState;
import dev.patchbay.orchestrator.numberimport.NumberExport;
import dev.patchbay.orchestrator.numberimport.NumberExport.Reader;
import dev.patchbay.orchestrator.numberimport.NumberImport;
import dev.patchbay.orchestrator.numberimport.NumberImport.Counts;
import dev.patchbay.orchestrator.numberimport.NumberImports;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.NumberHistory;
import dev.patchbay.orchestrator.numberplan.NumberSearch.Query;
import dev.patchbay.orchestrator.numberplan.Numbers;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;

/// Files of numbers from the upload to what is stored, in every database.
@SpringBootTest(
        properties = {
            "patchbay.secret-key-file=target/test-secret.key",
            "patchbay.numbers.import-directory=target/imports",
            "patchbay.numbers.largest-file=4MB"
        })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
abstract class ImportedNumbers {

    private final Customers customers;
    private final Tenants tenants;
    private final Trunks trunks;
    private final Numbers numbers;
    private final NumberImports imports;
    private final NumberExport export;
    private final NumberHistory history;
    private final JdbcTemplate jdbc;

    ImportedNumbers(ApplicationContext context) {
        customers = context.getBean(Customers.class);
        tenants = context.getBean(Tenants.class);
        trunks = context.getBean(Trunks.class);
        numbers = context.getBean(Numbers.class);
        imports = context.getBean(NumberImports.class);
        export = context.getBean(NumberExport.class);
        history = context.getBean(NumberHistory.class);
        jdbc = context.getBean(JdbcTemplate.class);
    }

    @BeforeEach
    void startEmpty() {
        for (var table :
                List.of(
                        "number_import",
                        "number_event",
                        "trunk_number",
                        "trunk_address",
                        "trunk",
                        "teams_tenant",
                        "customer")) {
            jdbc.update("delete from " + table);
        }
        var acme = customer("Acme");
        tenants.add(acme.id(), "acme" + acme.id());
        trunk(acme, "Nordic");
        trunk(customer("Globex"), "Abroad");
    }

    @Test
    void storesTheGoodLinesAndTellsAboutTheOthers() throws Exception {
        numbers.add(trunk("Abroad"), Set.of(new PhoneNumber("+4721000000")));
        var file =
                """
                Phone number;Trunk;Type;UPN;Tags;Note
                +4722000100;Nordic;user;kari@acme.example;Oslo;by the door
                22000101;Nordic;;;;
                +4722000102;"Nordic;;;;
                +4722000103;Abroad;user;kari@globex.example;;
                +4721000000;Nordic;;;;
                +4722000100;Nordic;;;;
                +4722000104;Nordic;;;;

                +4722000105;;;;;
                """;

        var tried = tried(file);

        assertThat(tried.counts()).isEqualTo(new Counts(2, 0, 0, 6));
        assertThat(numbers.count()).as("nothing is stored yet").isEqualTo(1);
        assertThat(imports.faults(tried.id(), 0, 100))
                .extracting(Fault::line, Fault::field)
                .extracting(Object::toString)
                .containsExactly(
                        "(3L, \"number\")",
                        "(4L, \"line\")",
                        "(5L, \"target\")",
                        "(6L, \"number\")",
                        "(7L, \"number\")",
                        "(10L, \"trunk\")");
        assertThat(imports.faults(tried.id(), 5, 1).getFirst().expected())
                .isEqualTo("a number that is not another customer's");

        var stored = stored(tried);

        assertThat(stored.counts()).isEqualTo(new Counts(2, 0, 0, 6));
        var kari = numbers.byNumber(new PhoneNumber("+4722000100")).orElseThrow();
        assertThat(kari.assignment()).contains(new TeamsUser("kari@acme.example"));
        assertThat(kari.trunk()).isEqualTo(trunk("Nordic"));
        assertThat(history.of(kari.number(), 10))
                .extracting(it -> it.who() + " " + it.what().words() + " " + it.detail())
                .containsExactly("tester assigned kari@acme.example", "tester added ");
    }

    @Test
    void changesNothingTheSecondTimeAndWhatDiffersTheThird() throws Exception {
        var file = "number,trunk,type,target,tags,note\n+4722000100,Nordic,user,%s,oslo,%s\n";
        stored(tried(file.formatted("kari@acme.example", "one")));

        var again = tried(file.formatted("kari@acme.example", "one"));
        assertThat(again.counts()).isEqualTo(new Counts(0, 0, 1, 0));

        var other = stored(tried(file.formatted("kari@acme.example", "two")));
        assertThat(other.counts()).isEqualTo(new Counts(0, 1, 0, 0));

        var somebodyElse = tried(file.formatted("ola@acme.example", "two"));
        assertThat(imports.faults(somebodyElse.id(), 0, 9).getFirst().expected())
                .contains("kari@acme.example has it");
    }

    @Test
    void assignsNumbersThatAreThereWithoutNamingTheirTrunk() throws Exception {
        numbers.add(
                trunk("Nordic"),
                Set.of(new PhoneNumber("+4722000100"), new PhoneNumber("+4722000101")));

        var done =
                stored(
                        tried(
                                """
                                number,type,target
                                +4722000100,user,kari@acme.example
                                +4722000101,queue,sales@acme.example
                                """));

        assertThat(done.counts()).isEqualTo(new Counts(0, 2, 0, 0));
        assertThat(numbers.all()).allMatch(it -> it.assignment().isPresent());
    }

    @Test
    void goesOnAfterARestartWhereItWas() throws Exception {
        var lifecycle = (SmartLifecycle) imports;
        var tried = tried(many(30_000));
        assertThat(tried.lines()).isEqualTo(30_001);

        imports.store(tried.id());
        await().atMost(Duration.ofSeconds(60)).until(() -> now(tried).position() > 1_000);
        lifecycle.stop();
        var before = now(tried);
        assertThat(before.state()).isEqualTo(ImportState.STORING);
        assertThat(numbers.count()).isEqualTo(before.counts().added()).isLessThan(30_000);
        lifecycle.start();

        assertThat(finished(tried, ImportState.DONE).counts())
                .isEqualTo(new Counts(30_000, 0, 0, 0));
        assertThat(numbers.count()).isEqualTo(30_000);
        assertThat(jdbc.queryForObject("select count(*) from number_event", Long.class))
                .as("each was added once")
                .isEqualTo(30_000);
    }

    @Test
    void pausesBetweenBatchesAndGoesOn() throws Exception {
        var tried = tried(many(30_000));
        imports.store(tried.id());
        await().atMost(Duration.ofSeconds(60)).until(() -> now(tried).position() > 1_000);

        imports.pause(tried.id());

        var paused = now(tried);
        assertThat(paused.state()).isEqualTo(ImportState.PAUSED);
        assertThat(numbers.count()).isEqualTo(paused.counts().added()).isLessThan(30_000);
        assertThatThrownBy(() -> imports.pause(tried.id()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("being stored");
        imports.resume(tried.id());
        assertThat(finished(tried, ImportState.DONE).counts().added()).isEqualTo(30_000);
    }

    @Test
    void refusesAFileThatIsTooLargeWithoutKeepingIt() {
        assertThatThrownBy(() ->
                        imports.begin("endless.csv", new Endless(), Optional.empty(), "tester"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("at most 4 MB");
        assertThat(imports.latest()).isEmpty();
    }

    @Test
    void saysWhyAFileCannotBeRead() throws Exception {
        var refused = finished(begun("PK\3\4 workbook"), ImportState.REFUSED);

        assertThat(refused.said()).contains("workbook").contains("CSV UTF-8");
    }

    @Test
    void readsBackWhatItWroteWithoutAChange() throws Exception {
        jdbc.update("update customer set name = '=Acme' where name = 'Acme'");
        stored(
                tried(
                        "number,trunk,type,target,tags,note\n"
                                + "+4722000100,Nordic,user,kari@acme.example,\"b,a\",\"x, \"\"y\"\"\"\n"
                                + "+4722000101,Nordic,,,,\n"));

        for (var reader : Reader.values()) {
            var written = new StringWriter();
            export.write(Query.of(""), reader, written);

            assertThat(written.toString()).contains("'=Acme");
            assertThat(tried(written.toString()).counts()).isEqualTo(new Counts(0, 0, 2, 0));
        }
        var spreadsheet = new StringWriter();
        export.write(Query.of("4722000100"), Reader.SPREADSHEET, spreadsheet);
        assertThat(spreadsheet.toString().lines())
                .containsExactly(
                        "\ufeffnumber,customer,trunk,state,type,target,tags,note",
                        "\"=\"\"+4722000100\"\"\",'=Acme,Nordic,assigned,teams-user,kari@acme.example,\"a, b\",\"x, \"\"y\"\"\"");
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj("+4722%06d,Nordic"::formatted)
                .collect(Collectors.joining("\n", "number,trunk\n", "\n"));
    }

    private NumberImport tried(String file) throws IOException {
        return finished(begun(file), ImportState.CHECKED);
    }

    private NumberImport begun(String file) throws IOException {
        return imports.begin(
                "numbers.csv",
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                "tester");
    }

    private NumberImport stored(NumberImport tried) {
        imports.store(tried.id());
        return finished(tried, ImportState.DONE);
    }

    private NumberImport finished(NumberImport it, ImportState state) {
        await().atMost(Duration.ofMinutes(2)).until(() -> now(it).state() == state);
        return now(it);
    }

    private NumberImport now(NumberImport it) {
        return imports.byId(it.id()).orElseThrow();
    }

    private Customer customer(String name) {
        return customers.add(customers.resellers().getFirst().id(), new DisplayName(name));
    }

    private void trunk(Customer customer, String name) {
        trunks.add(
                customer.id(),
                new TrunkSettings(
                        new DisplayName(name),
                        new Country("NO"),
                        new StaticPeers(List.of(SipAddress.udp("203.0.113.11", 5060))),
                        Habits.USUAL,
                        Barring.NONE,
                        Media.USUAL,
                        Optional.empty()));
    }

    private TrunkId trunk(String name) {
        return trunks.all().stream()
                .filter(it -> it.name().value().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return '1';
        }
    }
}
