package dev.patchbay.engine.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.session.Spool;
import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.CallRecord.DialResult;
import dev.patchbay.engine.spi.CallRecord.EndedBy;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.RecordBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final String LINE =
            "1\t1795434838.7\tabc@carrier\tin\tg1\t+4722000100\t+4790000001\t1|dial|number-assigned|120|x\ttable\tteams\t"
                    + "1795434848\t300\t9000\tANSWER\t16\tSIP 200 OK\tcaller\t9400\n";
    private static final Instant WHILE_WRITTEN = Instant.ofEpochSecond(1_795_434_850);
    private static final Instant LONG_AFTER = WHILE_WRITTEN.plus(Duration.ofHours(1));

    @TempDir Path folder;

    @Test
    void readsEveryFieldOfARecord() throws Exception {
        write(LINE);

        var record = spool(WHILE_WRITTEN).read().records().getFirst();

        assertThat(record.call().value()).isEqualTo("1795434838.7");
        assertThat(record.sipCallId()).isEqualTo("abc@carrier");
        assertThat(record.direction()).isEqualTo(Direction.INBOUND);
        assertThat(record.gateway()).contains(GatewayName.TEAMS);
        assertThat(record.started()).isEqualTo(Instant.ofEpochSecond(1_795_434_838));
        assertThat(record.ended()).isEqualTo(Instant.ofEpochSecond(1_795_434_848));
        assertThat(record.talked()).contains(Duration.ofSeconds(9));
        assertThat(record.result()).isEqualTo(DialResult.ANSWERED);
        assertThat(record.sipStatus()).isEqualTo(200);
        assertThat(record.endedBy()).isEqualTo(EndedBy.CALLER);
    }

    @Test
    void leavesALineThatIsNotFinishedForTheNextReading() throws Exception {
        // given
        write(LINE + LINE.substring(0, 30));
        var spool = spool(WHILE_WRITTEN);

        // when
        var first = spool.read();
        spool.forget(first);
        write(LINE.substring(30).replace("838.7", "838.8"));

        // then
        assertThat(first.records()).hasSize(1);
        assertThat(spool.read().records()).hasSize(1);
    }

    @Test
    void readsAgainWhatWasNotForgotten() throws Exception {
        write(LINE);
        var spool = spool(WHILE_WRITTEN);

        assertThat(spool.read().records()).hasSize(1);
        assertThat(spool.read().records()).hasSize(1);
    }

    @Test
    void deletesAFileOnlyWhenItIsStoredAndItsTimeIsPast() throws Exception {
        // given
        write(LINE);
        var young = spool(WHILE_WRITTEN);

        // when
        young.forget(young.read());
        assertThat(file()).exists();
        var old = spool(LONG_AFTER);
        old.forget(new RecordBatch(List.of(), "", List.of()));
        assertThat(file()).exists();
        old.forget(old.read());

        // then
        assertThat(file()).doesNotExist();
    }

    @Test
    void reportsALineThatCannotBeReadAndReadsTheOthers() throws Exception {
        write("2\tof a later version\n" + LINE + "1\ttoo\tshort\n");

        var batch = spool(WHILE_WRITTEN).read();

        assertThat(batch.records()).hasSize(1);
        assertThat(batch.unreadable()).hasSize(2).noneMatch(line -> line.contains("\t"));
    }

    @Test
    void looksAtNoOtherFile() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), LINE);

        assertThat(spool(WHILE_WRITTEN).read().records()).isEqualTo(List.<CallRecord>of());
    }

    private Path file() {
        return folder.resolve("records-17954348.txt");
    }

    private void write(String text) throws IOException {
        Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Spool spool(Instant now) {
        return new Spool(
                folder, new HundredSecondFiles(Clock.fixed(now, ZoneOffset.UTC)), SpoolLine::read);
    }
}
