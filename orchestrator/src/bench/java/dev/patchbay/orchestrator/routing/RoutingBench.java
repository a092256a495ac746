package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
    private Call[] calls = {};
    private int next;

    @Setup
    public void fill() {
        router = new CallRouter(table(numbers));
        calls = new Call[CALLS];
        for (var place = 0; place < CALLS; place++) {
            var number = (int) ((long) place * LARGE_PRIME % numbers);
            var trunk = number / NUMBERS_OF_A_TRUNK;
            calls[place] =
                    place % 2 == 0
                            ? new Call(Direction.INBOUND, "g" + trunk, e164(number), "+4790000001")
                            : new Call(
                                    Direction.OUTBOUND, fqdn(trunk), "+4790000001", e164(number));
        }
        for (var call : calls) {
            if (router.route(call) instanceof Route.Refuse refused) {
                throw new IllegalStateException("%s: %s".formatted(call, refused));
            }
        }
    }

    @Benchmark
    public Route decide() {
        next = (next + 1) & (CALLS - 1);
        return router.route(calls[next]);
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
        var found = new ArrayList<String>();
        for (var result : new Runner(options).run()) {
            var times = result.getPrimaryResult().getStatistics();
            var numbers = Integer.parseInt(result.getParams().getParam("numbers"));
            found.add(
                    String.format(
                            Locale.ROOT,
                            """
                            {"numbers":%d,"trunks":%d,"decision_p50_ns":%.0f,"decision_p99_ns":%.0f,\
                            "bytes_per_number":%d}""",
                            numbers,
                            trunks(numbers),
                            times.getPercentile(50),
                            times.getPercentile(99),
                            bytes(numbers) / numbers));
        }
        Files.writeString(Path.of(arguments[0]), "[" + String.join(",\n ", found) + "]\n");
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
