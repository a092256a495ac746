package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineConnector;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineEvent;
import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.EngineEvent.SessionLost;
import dev.patchbay.engine.spi.EngineEvent.Unrecognised;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineSession;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One session from login to loss, and everything that runs while it lasts. Each duty has a thread
/// of its own, so that applying config does not hold up the table, nor the table the heartbeat. The
/// first duty that finds the engine unreachable ends the session for all.
///
/// Duties have platform threads, because those of a large table compute for seconds: a virtual
/// thread is not preempted, and a machine of two cores runs no more than two. Calls have virtual
/// ones; deciding takes microseconds.
final class ServedSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServedSession.class);
    private static final int MOST_UNDECIDED = 512;
    private static final Duration HEARTBEAT = Duration.ofSeconds(1);
    private static final Duration SPOOL = Duration.ofMillis(500);
    private static final Duration CALLS = Duration.ofSeconds(1);
    private static final Duration GATEWAYS = Duration.ofSeconds(3);
    private static final int REST_FOR_WORK = 20;

    private final String engine;
    private final SessionDuties duties;
    private final StatusBoard board;
    private final Clock clock;
    private final ExecutorService deciders = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService work;
    private final Semaphore undecided = new Semaphore(MOST_UNDECIDED);
    private final CountDownLatch lost = new CountDownLatch(1);
    private final Wanted<DesiredEngine> wantedTable = new Wanted<>();
    private final Wanted<DesiredEngine> wantedConfig = new Wanted<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final RegistrationDuty registrations;
    private volatile @Nullable EngineSession session;

    ServedSession(String engine, SessionDuties duties, StatusBoard board, Clock clock) {
        this.engine = engine;
        this.duties = duties;
        this.board = board;
        this.clock = clock;
        work =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().daemon().name(engine + "-", 1).factory());
        registrations = new RegistrationDuty(new OfSession(), clock);
    }

    private final class OfSession implements RegistrationDuty.Accounts, TableDuty.Table {

        @Override
        public void register(GatewayName account)
                throws EngineRefusedException, EngineUnreachableException {
            session().register(account);
        }

        @Override
        public void stopRegistering(GatewayName account)
                throws EngineRefusedException, EngineUnreachableException {
            session().stopRegistering(account);
        }

        @Override
        public Map<String, String> rows()
                throws EngineRefusedException, EngineUnreachableException {
            return session().table();
        }

        @Override
        public void write(Map<String, String> puts, Set<String> removals)
                throws EngineRefusedException, EngineUnreachableException {
            session().writeTable(puts, removals);
        }
    }

    void open(EngineConnector connector, EngineEndpoint endpoint)
            throws EngineRefusedException, EngineUnreachableException {
        session = connector.connect(endpoint, this::on);
        firstLook();
        opened.countDown();
        board.up(version(), clock.instant());
    }

    /// Calls that outlived the one before us count, from our first decision on.
    private void firstLook() throws EngineUnreachableException {
        try {
            look();
        } catch (EngineRefusedException no) {
            LOG.warn("engine {}: {}", engine, no.getMessage());
        }
    }

    private void look() throws EngineRefusedException, EngineUnreachableException {
        var asked = duties.watch().look(engine);
        var calls = session().activeCalls();
        board.calls(calls);
        asked.accept(calls);
    }

    EngineSession session() {
        return Objects.requireNonNull(session, "not open");
    }

    String version() {
        return session().engineVersion();
    }

    void want(DesiredEngine desired) {
        wantedTable.put(desired);
        wantedConfig.put(desired);
    }

    /// Blocks until the session is lost.
    void serve() throws InterruptedException {
        var session = session();
        untilLost(() -> {
            session.heartbeat();
            Thread.sleep(HEARTBEAT);
        });
        every(SPOOL, this::collectRecords);
        every(CALLS, this::look);
        every(GATEWAYS, this::watchGateways);
        var table = new TableDuty(engine, new OfSession(), board, clock);
        var config = new ConfigDuty(engine, session, board, clock);
        untilLost(() -> table.keep(wantedTable));
        untilLost(() -> config.keep(wantedConfig.take()));
        lost.await();
    }

    private void watchGateways() throws EngineRefusedException, EngineUnreachableException {
        var states = session().gatewayStates();
        board.gateways(states);
        registrations.keep(states);
    }

    void tryAgain(GatewayName account) throws EngineRefusedException, EngineUnreachableException {
        registrations.tryAgain(account);
    }

    private void collectRecords() throws EngineRefusedException, EngineUnreachableException {
        var batch = session().spooledRecords();
        for (var line : batch.unreadable()) {
            LOG.warn("engine {}: a call record that cannot be read: {}", engine, line);
        }
        if (!batch.records().isEmpty()) {
            duties.keeper().keep(engine, batch.records());
        }
        session().forget(batch);
    }

    private void on(EngineEvent event) {
        switch (event) {
            case CallOffered call -> decideSoon(call);
            case Unrecognised unknown -> {
                board.countUnrecognised();
                LOG.debug("engine {}: event {} ignored", engine, unknown.name());
            }
            case SessionLost gone -> {
                LOG.info("engine {}: {}", engine, gone.why());
                lost.countDown();
            }
        }
    }

    /// Waits for a free place when too many calls are undecided: that stops reading from the
    /// engine, whose own time limit then sends calls by the table.
    private void decideSoon(CallOffered call) {
        try {
            undecided.acquire();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return;
        }
        deciders.execute(() -> {
            try {
                opened.await();
                decide(call);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            } finally {
                undecided.release();
            }
        });
    }

    private void decide(CallOffered call) {
        board.countAsked();
        try {
            session().route(call.call(), duties.decider().decide(engine, call));
        } catch (EngineRefusedException tooLate) {
            LOG.info("call {}: {}", call.call(), tooLate.getMessage());
        } catch (EngineUnreachableException gone) {
            duties.watch().unheard(engine, call.call());
            lose(gone);
        }
    }

    private interface Duty {
        void perform()
                throws EngineRefusedException, EngineUnreachableException, InterruptedException;
    }

    /// What takes long is done less often: looking at an engine must not cost it the calls it is
    /// there to carry.
    private void every(Duration pause, Duty duty) {
        untilLost(() -> {
            var before = System.nanoTime();
            duty.perform();
            var took = Duration.ofNanos(System.nanoTime() - before);
            var rest = took.multipliedBy(REST_FOR_WORK);
            Thread.sleep(rest.compareTo(pause) > 0 ? rest : pause);
        });
    }

    private void untilLost(Duty duty) {
        work.execute(() -> {
            try {
                while (lost.getCount() > 0) {
                    perform(duty);
                }
            } catch (EngineUnreachableException gone) {
                lose(gone);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// A bug in one round must not end the duty for good: the next round may well succeed, and the
    /// pause keeps the log readable if it does not.
    private void perform(Duty duty) throws EngineUnreachableException, InterruptedException {
        try {
            duty.perform();
        } catch (EngineRefusedException no) {
            LOG.warn("engine {}: {}", engine, no.getMessage());
            Thread.sleep(HEARTBEAT);
        } catch (RuntimeException bug) {
            LOG.error("engine {}: a duty failed", engine, bug);
            Thread.sleep(HEARTBEAT);
        }
    }

    private void lose(EngineUnreachableException gone) {
        if (lost.getCount() > 0) {
            LOG.warn("engine {}: {}", engine, gone.getMessage());
        }
        lost.countDown();
    }

    @Override
    public void close() {
        lost.countDown();
        opened.countDown();
        deciders.shutdownNow();
        work.shutdownNow();
        if (session != null) {
            session().close();
        }
    }
}
