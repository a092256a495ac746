package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.limit.CallKey;
import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.LimitTable;
import dev.patchbay.orchestrator.limit.OfficeHours;
import dev.patchbay.orchestrator.limit.OfficeHours.Outside;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.limit.TrunkLimits.WhenFull;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/// How long a decision takes and how much memory a number costs. Half of the calls come from
/// carriers, half from Teams, each about another number, so that caches are of no more help than in
/// real life.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RoutingBench {

    private static final int NUMBERS_OF_A_TRUNK = 100;
    private static final int CALLS = 1 << 16;
    private static final int LARGE_PRIME = 7919;

    @Param({"1000", "100000", "1000000"})
    public int numbers;

    private CallRouter router = new CallRouter(table(0));
    private CurrentRouter limiting = limiting(table(0));
    private CallKey[] keys = {};
    private Call[] calls = {};
    private final Usage usage = new Usage(new Ticking());
    private int next;

    @Setup
    public void fill() {
        var table = table(numbers);
        router = new CallRouter(table);
        limiting = limiting(table);
        calls = new Call[CALLS];
        keys = new CallKey[CALLS];
        for (var place = 0; place < CALLS; place++) {
            var number = (int) ((long) place * LARGE_PRIME % numbers);
            var trunk = number / NUMBERS_OF_A_TRUNK;
            keys[place] = new CallKey("engine-1", new CallId("1795434838." + place));
            calls[place] =
                    place % 2 == 0
                            ? new Call(Direction.INBOUND, "g" + trunk, e164(number), "+4790000001")
                            : new Call(
                                    Direction.OUTBOUND, fqdn(trunk), "+4790000001", e164(number));
        }
        for (var place = 0; place < CALLS; place++) {
            mustGo(calls[place], router.route(calls[place]));
            mustGo(calls[place], limiting.route(calls[place], keys[place]));
            usage.ended(keys[place]);
        }
    }

    /// A millisecond from one look to the next: at the machine's own pace a trunk would get more
    /// calls in a second than any limit lets through.
    private static final class Ticking extends Clock {

        private final AtomicLong millis = new AtomicLong(System.currentTimeMillis());

        @Override
        public long millis() {
            return millis.incrementAndGet();
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.system(zone);
        }
    }

    private static void mustGo(Call call, Route route) {
        if (route instanceof Route.Refuse refused) {
            throw new IllegalStateException("%s: %s".formatted(call, refused));
        }
    }

    /// Every trunk and every customer limited in every way, though nothing is ever refused.
    private CurrentRouter limiting(RoutingTable table) {
        var trunk =
                new TrunkLimits(
                        OptionalInt.of(100),
                        OptionalInt.of(100),
                        OptionalInt.of(100),
                        OptionalInt.of(TrunkLimits.MOST_PER_SECOND),
                        WhenFull.FAIL_OVER,
                        List.of("+47"));
        var closed =
                OfficeHours.typed(List.of("MONDAY"), "00:00", "00:01", Outside.NO_CALLS_ABROAD);
        var customer =
                new CustomerLimits(
                        OptionalInt.of(1000),
                        OptionalInt.of(CustomerLimits.MOST_MINUTES),
                        ZoneId.of("Europe/Oslo"),
                        Optional.of(closed));
        var trunks = new HashMap<TrunkId, TrunkLimits>();
        var customers = new HashMap<CustomerId, CustomerLimits>();
        for (var one : table.trunks().values()) {
            trunks.put(one.id(), trunk);
            customers.put(one.customer(), customer);
            usage.spoken(one.customer(), Instant.EPOCH, Duration.ofMinutes(1));
        }
        return new CurrentRouter(
                table.limitedBy(new LimitTable(trunks, customers)), usage, Clock.systemUTC());
    }

    @Benchmark
    public Route decide() {
        next = (next + 1) & (CALLS - 1);
        return router.route(calls[next]);
    }

    /// As above, and the call is counted and then discounted again.
    @Benchmark
    public Route decideWithinLimits() {
        next = (next + 1) & (CALLS - 1);
        var route = limiting.route(calls[next], keys[next]);
        usage.ended(keys[next]);
        return route;
    }

    /// @param arguments the file the figures go to, as JSON
    public static void main(String[] arguments) throws RunnerException, IOException {
        var options =
                new OptionsBuilder()
                        .include(RoutingBench.class.getName())
                        .shouldFailOnError(true)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .jvmArgs("-Xmx2g")
                        .build();
        var free = new TreeMap<Integer, Statistics>();
        var limited = new TreeMap<Integer, Statistics>();
        for (var result : new Runner(options).run()) {
            var within = result.getParams().getBenchmark().endsWith("decideWithinLimits");
            (within ? limited : free)
                    .put(
                            Integer.parseInt(result.getParams().getParam("numbers")),
                            result.getPrimaryResult().getStatistics());
        }
        var found = new ArrayList<String>();
        free.forEach((numbers, times) -> found.add(figures(numbers, times, limited.get(numbers))));
        Files.writeString(Path.of(arguments[0]), "[" + String.join(",\n ", found) + "]\n");
    }

    private static String figures(int numbers, Statistics free, Statistics limited) {
        return String.format(
                Locale.ROOT,
                """
                {"numbers":%d,"trunks":%d,"decision_p50_ns":%.0f,"decision_p99_ns":%.0f,\
                "limited_decision_p50_ns":%.0f,"limited_decision_p99_ns":%.0f,\
                "bytes_per_number":%d}""",
                numbers,
                trunks(numbers),
                free.getPercentile(50),
                free.getPercentile(99),
                limited.getPercentile(50),
                limited.getPercentile(99),
                bytes(numbers) / numbers);
    }

    /// Everything in the table counts: trunks, tenants, names.
    private static long bytes(int numbers) {
        var before = used();
        var table = table(numbers);
        var after = used();
        if (table.numbers().size() != numbers) {
            throw new IllegalStateException("the table must live until now");
        }
        return after - before;
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (var round = 0; round < 3; round++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static int trunks(int numbers) {
        return Math.ceilDiv(numbers, NUMBERS_OF_A_TRUNK);
    }

    private static RoutingTable table(int numbers) {
        return RoutingTable.of(
                LongStream.range(0, trunks(numbers))
                        .mapToObj(id -> Example.tenant(id, fqdn(id)))
                        .toList(),
                LongStream.range(0, trunks(numbers)).mapToObj(RoutingBench::trunk).toList(),
                LongStream.range(0, numbers).mapToObj(RoutingBench::number).toList());
    }

    private static Trunk trunk(long id) {
        var host = "10.%d.%d.%d".formatted(id >> 16 & 255, id >> 8 & 255, id & 255);
        return Example.staticTrunk(id, id, host);
    }

    private static TrunkNumber number(long place) {
        return new TrunkNumber(
                new PhoneNumber(e164(place)),
                new TrunkId(place / NUMBERS_OF_A_TRUNK),
                Optional.of(new TeamsUser("user%d@customer.example".formatted(place))));
    }

    private static String e164(long place) {
        return "+47" + (21_000_000 + place);
    }

    private static String fqdn(long trunk) {
        return "c%d.dr.voiceops.example".formatted(trunk);
    }
}
