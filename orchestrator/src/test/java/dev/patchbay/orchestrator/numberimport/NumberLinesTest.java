package dev.patchbay.orchestrator.numberimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.customer.ResellerId;
import dev.patchbay.orchestrator.numberimport.Lines.Line;
import dev.patchbay.orchestrator.numberimport.NumberLines.Read;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.Note;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Wanted;
import dev.patchbay.orchestrator.numberplan.Tag;
import dev.patchbay.orchestrator.trunk.Barring;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What lines come to, and what is said about those that come to nothing. `~` stands for NUL.
class NumberLinesTest {

    private static final String HEADING = "number,customer,trunk,type,target,tags,note";

    private static final List<Customer> CUSTOMERS =
            List.of(customer(1, "Acme"), customer(2, "Globex"), customer(3, "=Evil"));

    private static final List<Trunk> TRUNKS =
            List.of(
                    trunk(11, 1, "Nordic"),
                    trunk(12, 1, "City"),
                    trunk(21, 2, "Nordic"),
                    trunk(31, 3, "Only"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "22000100|number|22000100|a spreadsheet may have taken it for a figure",
                "4.72E+09|number|4.72E+09|a spreadsheet may have taken it for a figure",
                "+47 22 00 01 00|number|+47 22 00 01 00|without spaces",
                "tel:+4722000100|number|tel:+4722000100|'+' and 7 to 15 digits",
                "+0722000100|number|+0722000100|'+' and 7 to 15 digits",
                "+47220001001234567|number|+47220001001234567|7 to 15 digits",
                "=1+1|number|=1+1|'+' and 7 to 15 digits",
                "=HYPERLINK(\"\"x\"\")|number|=HYPERLINK(\"\"x\"\")|'+' and 7 to 15 digits",
                ",Acme,City|number||'+' and 7 to 15 digits",
                "+4722000100,,Nordic|customer||several have a trunk of that name",
                "+4722000100,Initech,|customer|Initech|a customer that has a trunk",
                "+4722000100,Globex,City|trunk|City|the name of a trunk of Globex",
                "+4722000100,,,user,kari|target|kari|a user principal name",
                "+4722000100,,,user,|target||since there is a type",
                "+4722000100,,,phone,k@a.example|type|phone|teams-user, call-queue",
                "+4722000100,,,,k@a.example|type||teams-user, call-queue",
                "+4722000100,,,user,=cmd@a.example|target|=cmd@a.example|a user principal name",
                "+4722000100,,,,,=oslo|tags|=oslo|beginning with a letter or digit",
                "+4722000100,,,,,oslo;@x|tags|@x|beginning with a letter or digit",
                "+4722000100,,,,,,=2+3|note|=2+3|does not begin with =",
                "+4722000100,,,,,,+cmd|note|+cmd|does not begin with =",
                "+4722000100,,,,,,-2|note|-2|does not begin with =",
                "+4722000100,,,,,,@SUM(A1)|note|@SUM(A1)|does not begin with =",
                "+4722000100,,,,,,'=2|note|=2|does not begin with =",
                "+4722000100,,,,,,\"open|line|+4722000100,,,,,,\"open|each quote closed",
                "+4722000100,,,,,,\"a\"b|line|+4722000100,,,,,,\"a\"b|each quote closed",
                "+4722~000100|line|+4722␀000100|without NUL",
            })
    void saysWhatIsWrongWithALine(String line, String field, String shown, String expected) {
        var read = read(HEADING, line.replace('~', '\0'));

        var fault = ((Read.Bad) read).fault();
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.field()).isEqualTo(field);
        assertThat(fault.shown()).isEqualTo(shown == null ? "" : shown);
        assertThat(fault.expected()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+4722000100,Acme,City,user,Kari@Acme.example,\"oslo, Sales\",by the door",
                " +4722000100 , acme ,CITY,Teams-User,kari@acme.example,Sales;oslo,\"by the door\"",
                "\"=\"\"+4722000100\"\"\",Acme,City,teams-user,kari@acme.example,\"oslo,sales\",by the door",
                "'+4722000100,Acme,City,teams user,kari@acme.example,oslo;sales,by the door"
            })
    void readsALineHoweverItIsQuoted(String line) {
        assertThat(read(HEADING, line))
                .isEqualTo(
                        new Read.Good(
                                2,
                                new Wanted(
                                        new PhoneNumber("+4722000100"),
                                        Optional.of(new TrunkId(12)),
                                        Optional.of(new TeamsUser("kari@acme.example")),
                                        Set.of(new Tag("oslo"), new Tag("sales")),
                                        Optional.of(new Note("by the door")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UPN;Type;Phone Number|x@a.example;queue;+4722000100",
                "Phone-Number\tlicence\ttype\tUser Principal Name|+4722000100\tE5\tCallQueue\tx@a.example",
                "\"Telefonnummer\",\"e-mail\",\"KIND\"|\"+4722000100\",\"x@a.example\",\"call-queue\""
            })
    void findsColumnsInAnyOrderByWhatPeopleCallThem(String heading, String line) {
        assertThat(read(heading, line))
                .isEqualTo(
                        new Read.Good(
                                2,
                                new Wanted(
                                        new PhoneNumber("+4722000100"),
                                        Optional.empty(),
                                        Optional.of(new CallQueue("x@a.example")),
                                        Set.of(),
                                        Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name,city|No column is headed “number”",
                "number,phone|“number” and “phone”",
                "22000100|No column is headed “number”",
                "\"number,trunk|a quote that is not closed"
            })
    void saysWhatIsWrongWithAHeading(String heading, String sentence) {
        assertThatThrownBy(() -> Heading.of(heading))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void takesAFileOfNumbersAloneWithoutAHeading() throws Exception {
        assertThat(Heading.of("+4722000100").isData()).isTrue();
        assertThat(Heading.of("=\"+4722000100\"").isData()).isTrue();
    }

    @Test
    void namesTheLineANumberWasInBefore() throws Exception {
        var lines = lines("number");
        assertThat(lines.read(new Line(2, "+4722000100", false))).isPresent();
        lines.read(new Line(3, "+4722000101", false));

        var again = lines.read(new Line(9, "+4722000100", false)).orElseThrow();

        assertThat(((Read.Bad) again).fault().expected()).contains("in line 2 already");
    }

    @Test
    void remembersAMillionNumbersAndTheirLines() {
        var seen = new SeenNumbers();
        for (int i = 1; i <= 1_000_000; i++) {
            assertThat(seen.put(number(i), i)).isEmpty();
        }
        for (int i = 1; i <= 1_000_000; i += 999) {
            assertThat(seen.put(number(i), 7)).hasValue(i);
        }
    }

    private static PhoneNumber number(int i) {
        return new PhoneNumber("+4722" + (1_000_000 + 7L * i));
    }

    @Test
    void writesNothingASpreadsheetWouldCompute() {
        for (var text : List.of("=1", "+1", "-1", "@a", "\t=1", "'=1")) {
            assertThat(Cells.harmless(text)).startsWith("'");
            assertThat(Cells.plain(Cells.harmless(text))).isEqualTo(text);
        }
        assertThat(Cells.harmless("a=1")).isEqualTo("a=1");
        assertThat(Cells.plain(Cells.numberAsText("+4722000100"))).isEqualTo("+4722000100");
    }

    private static Read read(String heading, String line) {
        try {
            return lines(heading).read(new Line(2, line, false)).orElseThrow();
        } catch (UnusableFileException e) {
            throw new AssertionError(e);
        }
    }

    private static NumberLines lines(String heading) throws UnusableFileException {
        return new NumberLines(
                Heading.of(heading), new TrunkNames(CUSTOMERS, TRUNKS, Optional.empty()));
    }

    private static Customer customer(long id, String name) {
        return new Customer(new CustomerId(id), new ResellerId(1), new DisplayName(name));
    }

    private static Trunk trunk(long id, long customer, String name) {
        return new Trunk(
                new TrunkId(id),
                new CustomerId(customer),
                new DisplayName(name),
                true,
                new Country("NO"),
                new StaticPeers(List.of(SipAddress.udp("203.0.113.11", 5060))),
                Habits.USUAL,
                Barring.NONE,
                Media.USUAL,
                Optional.empty());
    }
}
