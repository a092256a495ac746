package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.RecordBatch;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads the records the dialplan appends, one file per hundred seconds. A file is deleted once all
/// of it was stored and its time is well past; until then only the place read to is remembered, so
/// after a restart the youngest records come a second time, which their call ids tell.
final class Spool {

    private static final Pattern FILE = Pattern.compile("records-([0-9]{8,9})\\.txt");
    private static final int FILE_SECONDS = 100;
    private static final int LATE_SECONDS = 30;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Path folder;
    private final Clock clock;
    private final Map<String, Long> stored = new HashMap<>();

    Spool(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    synchronized RecordBatch read() throws EngineRefusedException {
        var records = new ArrayList<CallRecord>();
        var unreadable = new ArrayList<String>();
        var places = new TreeMap<String, Long>();
        try {
            for (var name : files()) {
                var from = stored.getOrDefault(name, 0L);
                var text = completeLines(folder.resolve(name), from);
                if (text.length > 0) {
                    places.put(name, from + text.length);
                    new String(text, StandardCharsets.UTF_8)
                            .lines()
                            .forEach(line -> SpoolLine.read(line, records, unreadable));
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return new RecordBatch(records, written(places), unreadable);
    }

    synchronized void forget(RecordBatch batch) throws EngineRefusedException {
        batch.bookmark()
                .lines()
                .map(line -> line.split(" ", -1))
                .forEach(place -> stored.put(place[0], Long.parseLong(place[1])));
        try {
            for (var name : files()) {
                var file = folder.resolve(name);
                if (past(name) && Files.size(file) <= stored.getOrDefault(name, 0L)) {
                    Files.delete(file);
                    stored.remove(name);
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static String written(Map<String, Long> places) {
        var lines = new StringBuilder();
        places.forEach((name, place) -> lines.append(name).append(' ').append(place).append('\n'));
        return lines.toString();
    }

    private List<String> files() throws IOException {
        try (var paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> FILE.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /// What is there beyond the place, up to the last line that is complete.
    private static byte[] completeLines(Path file, long from) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var bytes = new byte[Math.clamp(in.length() - from, 0, MOST_BYTES)];
            in.seek(from);
            in.readFully(bytes);
            var end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return Arrays.copyOf(bytes, end);
        }
    }

    private boolean past(String name) {
        var matcher = FILE.matcher(name);
        if (!matcher.matches()) {
            return false;
        }
        var end = (Long.parseLong(matcher.group(1)) + 1) * FILE_SECONDS + LATE_SECONDS;
        return clock.instant().isAfter(Instant.ofEpochSecond(end));
    }

    private EngineRefusedException failed(IOException e) {
        return new EngineRefusedException(
                "cannot read the engine's record spool %s: %s"
                        .formatted(folder, Failures.inWords(e)),
                e);
    }
}
