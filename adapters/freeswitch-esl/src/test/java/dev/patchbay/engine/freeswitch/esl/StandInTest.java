package dev.patchbay.engine.freeswitch.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.EngineConfig;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineEvent;
import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.EngineEvent.SessionLost;
import dev.patchbay.engine.spi.EngineEvent.Unrecognised;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineSession;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.telephony.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The session against a stand-in for FreeSWITCH on the wire: what a real one cannot be told to do
/// at a given moment.
class StandInTest {

    private static final Route.Refuse NO = new Route.Refuse("number-unknown", 404, 1);

    private static final String RECORD =
            "1\t4bc15005-cc0e-4d9a-9f7a-ee0e09ce998b\t1-9@198.18.150.50\tin\tg1\t+4722000100\t+4790000001\t"
                    + "1|dial|number-assigned|60|teams:+4722000100@acme.example\ttable\tteams\t"
                    + "1795445110784283\t1795445111344322\t1795445110804294\t0\t1795445110824289\t"
                    + "SUCCESS\t16\t\trecv_bye\t\n";

    @TempDir Path folder;

    private final BlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();
    private final ArrayDeque<AutoCloseable> open = new ArrayDeque<>();

    @AfterEach
    void close() throws Exception {
        for (var one : open) {
            one.close();
        }
    }

    @Test
    void announcesACallAndAnswersIt() throws Exception {
        // given
        var engine = engine();
        var session = session(engine);

        // when
        engine.offer("a-1");
        var offered = (CallOffered) next();
        session.route(offered.call(), NO);

        // then
        assertThat(offered.dialled()).isEqualTo("+4722000100");
        assertThat(engine.commands)
                .contains(
                        "api uuid_setvar_multi a-1 pb_answer=1|refuse|number-unknown|404|1;pb_first=0;pb_second=0;pb_third=0");
    }

    @Test
    void asksAgainWhileTheDialplanIsAboutToDecide() throws Exception {
        // given
        var engine = engine();
        var session = session(engine);
        engine.offer("a-1");
        engine.markOnAnswer = _ -> "closing";

        // when: the answer meets the end of the wait
        var closing =
                Thread.ofVirtual()
                        .start(() -> {
                            await().until(() ->
                                    engine.commands.stream()
                                                    .filter(it -> it.startsWith("api uuid_getvar"))
                                                    .count()
                                            > 3);
                            engine.variables.put("a-1 pb_by", "fallback");
                        });

        // then
        assertThatThrownBy(() -> session.route(new CallId("a-1"), NO))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("no longer waits");
        closing.join();
    }

    @Test
    void hasItsAnswerRefusedByACallThatIsGone() throws Exception {
        var session = session(engine());

        assertThatThrownBy(() -> session.route(new CallId("a-9"), NO))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("no longer waits");
    }

    @Test
    void countsWhatItDoesNotKnowAndGoesOn() throws Exception {
        // given
        var engine = engine();
        var session = session(engine);

        // when
        engine.raw("Content-Type: log/data\nContent-Length: 3\n\nabc");
        engine.event("{\"Event-Name\":\"HEARTBEAT\"}");
        engine.event("no json at all");
        engine.raw("Content-Type: api/response\nContent-Length: 2\n\nno");

        // then
        for (int i = 0; i < 4; i++) {
            assertThat(next()).isInstanceOf(Unrecognised.class);
        }
        session.heartbeat();
    }

    @Test
    void endsTheSessionOverAFrameNobodyCanRead() throws Exception {
        var engine = engine();
        session(engine);

        engine.raw("Content-Length: many\n\n");

        assertThat(next())
                .isInstanceOfSatisfying(
                        SessionLost.class,
                        lost -> assertThat(lost.why()).contains("body length 'many'"));
    }

    @Test
    void endsTheSessionWhenTheConnectionIsCut() throws Exception {
        var engine = engine();
        var session = session(engine);

        engine.cut();

        assertThat(next()).isInstanceOf(SessionLost.class);
        assertThatThrownBy(session::heartbeat).isInstanceOf(EngineUnreachableException.class);
    }

    @Test
    void endsTheSessionWhenNothingIsAnsweredAnyMore() throws Exception {
        var engine = engine();
        session(engine);

        engine.silent = true;

        assertThat(next()).isInstanceOf(SessionLost.class);
    }

    @Test
    void refusesAnEngineOfAVersionItDoesNotKnow() {
        var engine = engine();
        engine.answers.put("api version", "FreeSWITCH Version 0.9\n");

        assertThatThrownBy(() -> session(engine))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining(
                        "'FreeSWITCH Version 0.9' (expected: FreeSWITCH 1.10 or later)");
    }

    @Test
    void namesTheModuleThatIsMissing() {
        var engine = engine();
        engine.answers.put("api module_exists mod_hash", "false");

        assertThatThrownBy(() -> session(engine))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageStartingWith("mod_hash is not loaded");
    }

    @Test
    void saysThatThePasswordWasRefusedAndDoesNotRepeatIt() {
        var engine = engine();
        var right = engine.endpoint();
        var wrong =
                new EngineEndpoint(
                        right.host(),
                        right.controlPort(),
                        right.administrationPort(),
                        right.username(),
                        new Secret("wrong-one"),
                        folder,
                        folder,
                        right.deadline());

        assertThatThrownBy(() -> new FreeswitchEslConnector().connect(wrong, events::add))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("refused the password")
                .hasMessageNotContaining("wrong-one");
    }

    @Test
    void keepsTheTableInTheHashAndInTheFileARestartedEngineReads() throws Exception {
        // given
        var session = session(engine());
        var rows = Map.of("in/g1/+47220", "1|refuse|x|404|1", "source/198.18.10.50", "g1");

        // when
        session.writeTable(rows, Set.of());
        session.writeTable(Map.of(), Set.of("source/198.18.10.50"));

        // then
        assertThat(session.table()).isEqualTo(Map.of("in/g1/+47220", "1|refuse|x|404|1"));
        assertThat(file())
                .contains("${hash(insert/patchbay/in|g1|+47220/1|refuse|x|404|1)}\n")
                .endsWith("${hash(delete/patchbay/source|198.18.10.50)}\n");
    }

    @Test
    void givesARestartedEngineItsTableBackBeforeItTrustsWhatItKnows() throws Exception {
        // given
        Files.writeString(
                folder.resolve("table.txt"),
                "${hash(insert/patchbay/in|g1|+47220/1|refuse|x|404|1)}\n");

        // then
        assertThat(session(engine()).table()).isEqualTo(Map.of("in/g1/+47220", "1|refuse|x|404|1"));
        assertThat(file()).contains("in|g1|+47220");
    }

    @Test
    void replacesEveryGatewayAfterAnOrchestratorWasStoppedHalfWay() throws Exception {
        // given: the file stands as it is wanted, and FreeSWITCH still goes by another one
        var files =
                Map.of("carriers.xml", "<include>\n<gateway name=\"t1-1\"></gateway>\n</include>");
        Files.writeString(folder.resolve("carriers.xml"), files.getOrDefault("carriers.xml", ""));
        var engine = engine();
        engine.answers.put("api global_getvar patchbay_config", "0".repeat(32));
        engine.answers.put(
                "api sofia xmlstatus gateway",
                "<gateways><gateway><name>t1-1</name><state>NOREG</state></gateway></gateways>");

        // when
        session(engine).apply(new EngineConfig(files, Set.of(new GatewayName("t1-1"))));

        // then
        assertThat(engine.commands)
                .containsSubsequence(
                        "api reloadxml",
                        "api sofia profile carriers killgw t1-1",
                        "api sofia profile carriers rescan");
    }

    @Test
    void setsALargeFileOfRecordsAsideAndDeletesItOnceStored() throws Exception {
        // given
        var spool = Files.createDirectory(folder.resolve("cdr-csv"));
        var current = spool.resolve("Master.csv");
        var aside = spool.resolve("Master.csv.2026-11-23-14-55-57");
        Files.writeString(current, RECORD.repeat(5_000));
        var engine = engine();
        engine.whenAsked =
                command -> {
                    if (command.equals("api cdr_csv rotate")) {
                        rotate(current, aside);
                    }
                };
        var session = session(engine);

        // when
        var first = session.spooledRecords();
        session.forget(first);
        var second = session.spooledRecords();
        session.forget(second);

        // then
        assertThat(first.records()).hasSize(5_000);
        assertThat(second.records())
                .as("a line written just before the file was set aside")
                .hasSize(2);
        assertThat(session.spooledRecords().records()).isEmpty();
        assertThat(aside).doesNotExist();
        assertThat(current).exists();
    }

    /// A call may end just before, and another one just after.
    private static void rotate(Path current, Path aside) {
        try {
            Files.writeString(current, RECORD, StandardOpenOption.APPEND);
            Files.move(current, aside);
            Files.writeString(current, RECORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void mendsAFileThatWasLeftHalfWritten() throws Exception {
        // given
        var session = session(engine());
        session.writeTable(Map.of("in/g1/+47220", "1|refuse|x|404|1"), Set.of());
        Files.writeString(folder.resolve("table.txt"), "${hash(insert/patchbay/in|g1");

        // when
        session.table();

        // then
        assertThat(file()).isEqualTo("${hash(insert/patchbay/in|g1|+47220/1|refuse|x|404|1)}\n");
    }

    private String file() throws Exception {
        return Files.readString(folder.resolve("table.txt"));
    }

    private StandIn engine() {
        var engine = new StandIn(folder);
        open.push(engine);
        return engine;
    }

    private EngineSession session(StandIn engine) throws Exception {
        var session = new FreeswitchEslConnector().connect(engine.endpoint(), events::add);
        open.push(session);
        return session;
    }

    private EngineEvent next() throws InterruptedException {
        return Objects.requireNonNull(events.poll(10, TimeUnit.SECONDS), "no event came");
    }
}
