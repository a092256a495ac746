package dev.patchbay.orchestrator.routing;

import static dev.patchbay.orchestrator.routing.Example.assigned;
import static dev.patchbay.orchestrator.routing.Example.disabled;
import static dev.patchbay.orchestrator.routing.Example.staticTrunk;
import static dev.patchbay.orchestrator.routing.Example.tenant;
import static dev.patchbay.orchestrator.routing.Example.unassigned;
import static dev.patchbay.orchestrator.routing.Example.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.limit.LimitTable;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.routing.RoutesAhead.Mode;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.trunk.Habits;
import dev.patchbay.orchestrator.trunk.Standing;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.AccountManner;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.Media;
import dev.patchbay.telephony.PhoneNumber;
import dev.patchbay.telephony.Secret;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.Srtp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written to an engine after a change must lead to the very table a fresh engine gets.
class DifferenceTest {

    private static final TrunkAccount ACME = new TrunkAccount("acme", "", new Secret("secret"));
    private static final TrunkAccount OSLO =
            new TrunkAccount("oslo", "", new Secret("secret"), List.of("+4722"));
    private static final List<SipAddress> PROXIES =
            List.of(SipAddress.udp("203.0.113.4", 5060), SipAddress.udp("203.0.113.5", 5060));

    /// Some numbers of these read alike in both countries without their code.
    private static final List<String> NUMBERS =
            List.of(
                    "+4722000100",
                    "+4722000101",
                    "+4722000102",
                    "+4622000100",
                    "+46812345678",
                    "+4712345678",
                    "+4622000101",
                    "+4721000100",
                    "+4799999999",
                    "+46701234567");

    private static final TrunkLimits ONE_CHANNEL =
            new TrunkLimits(
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.of(1),
                    OptionalInt.empty(),
                    TrunkLimits.WhenFull.BUSY,
                    List.of());

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatDiffersIsAllThatAnEngineNeeds(long seed) {
        var random = new Random(seed);
        var before = new RoutesAhead(table(random), Mode.AHEAD);
        var after = new RoutesAhead(table(random), Mode.AHEAD);

        assertBrings(before, after);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void soItIsForNumbersAlone(long seed) {
        var random = new Random(seed);
        var table = table(random);
        var trunks = table.trunks().values().stream().map(trunk -> trunk.id().value()).toList();
        var present = new ArrayList<TrunkNumber>();
        if (!trunks.isEmpty()) {
            present.add(number(random, trunks));
        }
        var gone = List.of(new PhoneNumber(one(random, NUMBERS)));

        assertBrings(
                new RoutesAhead(table, Mode.AHEAD),
                new RoutesAhead(table.with(table.numbers().with(present, gone)), Mode.AHEAD));
    }

    /// A trunk can change where its neighbours' calls come from, and how they are read.
    @ParameterizedTest
    @MethodSource("seeds")
    void soItIsForOneTrunkAlone(long seed) {
        var random = new Random(seed);
        var table = table(random);
        var trunks = new HashMap<>(table.trunks());
        var other = trunk(random, 1 + random.nextInt(4));
        trunks.put(other.id(), other);

        assertBrings(
                new RoutesAhead(table, Mode.AHEAD),
                new RoutesAhead(
                        RoutingTable.of(table.tenants().values(), trunks.values(), table.numbers())
                                .limitedBy(table.limits()),
                        Mode.AHEAD));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void soItIsForOneTenantAlone(long seed) {
        var random = new Random(seed);
        var table = table(random);
        var tenants = new ArrayList<>(table.tenants().values());
        tenants.removeIf(tenant -> tenant.customer().value() == 1);
        if (random.nextBoolean()) {
            tenants.add(tenant(1, "c1-2.example"));
        }

        assertBrings(
                new RoutesAhead(table, Mode.AHEAD),
                new RoutesAhead(
                        RoutingTable.of(tenants, table.trunks().values(), table.numbers())
                                .limitedBy(table.limits()),
                        Mode.AHEAD));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void soItIsForLimitsAlone(long seed) {
        var random = new Random(seed);
        var table = table(random);

        assertBrings(
                new RoutesAhead(table, Mode.AHEAD),
                new RoutesAhead(table.limitedBy(limits(random)), Mode.AHEAD));
    }

    @Test
    void nothingDiffersWhereNothingChanged() {
        var table = table(new Random(1));

        var changes = new RoutesAhead(table, Mode.AHEAD).since(new RoutesAhead(table, Mode.AHEAD));

        assertThat(changes.none()).isTrue();
        assertThat(changes.growth()).isZero();
    }

    @Test
    void aNumberThatChangesTouchesItsOwnRowsAlone() {
        var table =
                RoutingTable.of(
                        List.of(tenant(1, "acme.dr.voiceops.example")),
                        List.of(staticTrunk(1, 1, "198.18.10.50")),
                        List.of(assigned("+4722000100", 1), unassigned("+4722000101", 1)));
        var changed =
                table.with(table.numbers().with(List.of(assigned("+4722000101", 1)), List.of()));

        var changes =
                new RoutesAhead(changed, Mode.AHEAD).since(new RoutesAhead(table, Mode.AHEAD));

        assertThat(changes.puts().keySet())
                .containsExactlyInAnyOrder(
                        "in/g1/+4722000101",
                        "in/g1/4722000101",
                        "in/g1/004722000101",
                        "in/g1/22000101");
        assertThat(changes.removals()).isEmpty();
    }

    private static void assertBrings(RoutesAhead before, RoutesAhead after) {
        var rows = rows(before);
        var size = rows.size();

        var changes = after.since(before);

        rows.keySet().removeAll(changes.removals());
        rows.putAll(changes.puts());
        assertThat(rows).isEqualTo(rows(after));
        assertThat(size + changes.growth()).isEqualTo(rows.size());
    }

    /// Each row must come once.
    private static Map<String, String> rows(RoutesAhead ahead) {
        var rows = new TreeMap<String, String>();
        ahead.forEach((key, value) -> assertThat(rows.put(key, value)).as(key).isNull());
        return rows;
    }

    private static RoutingTable table(Random random) {
        var tenants = new ArrayList<TeamsTenant>();
        var trunks = new ArrayList<Trunk>();
        for (var customer = 1; customer <= 2; customer++) {
            if (random.nextInt(5) > 0) {
                tenants.add(
                        tenant(customer, "c%d-%d.example".formatted(customer, random.nextInt(2))));
            }
        }
        for (var id = 1; id <= 4; id++) {
            if (random.nextInt(4) > 0) {
                trunks.add(trunk(random, id));
            }
        }
        var numbers = new ArrayList<TrunkNumber>();
        var ids = trunks.stream().map(trunk -> trunk.id().value()).toList();
        for (var place = 0; place < 8 && !ids.isEmpty(); place++) {
            numbers.add(number(random, ids));
        }
        return RoutingTable.of(tenants, trunks, numbers).limitedBy(limits(random));
    }

    private static LimitTable limits(Random random) {
        return random.nextBoolean()
                ? LimitTable.EMPTY
                : new LimitTable(Map.of(new TrunkId(1 + random.nextInt(4)), ONE_CHANNEL), Map.of());
    }

    private static Trunk trunk(Random random, long id) {
        var customer = 1 + random.nextInt(2);
        if (random.nextInt(6) == 0) {
            return staticTrunk(id, customer); // a draft
        }
        var trunk =
                random.nextInt(4) == 0
                        ? account(random, id, customer)
                        : staticTrunk(
                                id,
                                customer,
                                one(random, List.of("198.18.10.50", "198.18.10.51")),
                                one(random, List.of("198.18.10.52", "198.18.10.53")));
        var somewhere = with(Habits.USUAL, one(random, List.of("NO", "NO", "SE")), trunk);
        var heard =
                random.nextInt(3) == 0
                        ? with(
                                new Media(
                                        Media.USUAL.codecs(),
                                        Srtp.REQUIRED,
                                        Media.USUAL.dtmf(),
                                        Media.USUAL.sessionTimer(),
                                        Optional.empty()),
                                somewhere)
                        : somewhere;
        return standing(random, random.nextInt(5) == 0 ? disabled(heard) : heard);
    }

    private static Trunk account(Random random, long id, long customer) {
        return Example.connected(
                id,
                customer,
                new Registration(
                        SipAddress.udp(
                                one(random, List.of("registrar.example", "203.0.113.3")), 5060),
                        one(random, List.of(List.of(ACME), List.of(ACME, OSLO))),
                        one(random, List.of(List.of(), PROXIES, PROXIES.subList(0, 1))),
                        Duration.ofMinutes(5),
                        AccountManner.USUAL,
                        one(
                                random,
                                List.of(
                                        List.of(),
                                        List.of(Ipv4Network.parse("203.0.113.2/31")),
                                        List.of(Ipv4Network.parse("198.51.100.8/30"))))));
    }

    /// As it comes to be while calls go on.
    private static Trunk standing(Random random, Trunk trunk) {
        return Example.standing(
                trunk,
                trunk.accountStandings().stream()
                        .map(it -> new Standing(1 + random.nextInt(2), random.nextInt(4) == 0))
                        .toList());
    }

    private static TrunkNumber number(Random random, List<Long> trunks) {
        var number = one(random, NUMBERS);
        return random.nextInt(4) == 0
                ? unassigned(number, one(random, trunks))
                : assigned(number, one(random, trunks));
    }

    private static <T> T one(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
