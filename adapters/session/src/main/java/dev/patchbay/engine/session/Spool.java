package dev.patchbay.engine.session;

import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.RecordBatch;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads the records an engine appends, a line each. A file is deleted once all of it was stored
/// and the engine is done with it; until then only the place read to is remembered, so after a
/// restart the youngest records come a second time, which their call ids tell.
public final class Spool {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Path folder;
    private final SpoolFiles files;
    private final Function<String, CallRecord> reader;
    private final Map<String, Long> stored = new HashMap<>();

    /// @param reader makes a record of a line, or throws an [IllegalArgumentException]
    public Spool(Path folder, SpoolFiles files, Function<String, CallRecord> reader) {
        this.folder = folder;
        this.files = files;
        this.reader = reader;
    }

    public synchronized RecordBatch read() throws EngineRefusedException {
        var records = new ArrayList<CallRecord>();
        var unreadable = new ArrayList<String>();
        var places = new TreeMap<String, Long>();
        try {
            for (var name : names()) {
                var from = stored.getOrDefault(name, 0L);
                var text = completeLines(folder.resolve(name), from);
                if (text.length > 0) {
                    places.put(name, from + text.length);
                    new String(text, StandardCharsets.UTF_8)
                            .lines()
                            .forEach(line -> read(line, records, unreadable));
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return new RecordBatch(records, written(places), unreadable);
    }

    public synchronized void forget(RecordBatch batch) throws EngineRefusedException {
        batch.bookmark()
                .lines()
                .map(line -> line.split(" ", -1))
                .forEach(place -> stored.put(place[0], Long.parseLong(place[1])));
        try {
            for (var name : names()) {
                var file = folder.resolve(name);
                if (files.finished(name) && Files.size(file) <= stored.getOrDefault(name, 0L)) {
                    Files.delete(file);
                    stored.remove(name);
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// An unreadable line must not keep the others from being read.
    private void read(String line, List<CallRecord> records, List<String> unreadable) {
        try {
            records.add(reader.apply(line));
        } catch (IllegalArgumentException misread) {
            unreadable.add(
                    "%s: %s"
                            .formatted(
                                    Failures.inWords(misread), line.replaceAll("\\p{Cntrl}", " ")));
        }
    }

    /// @return how much of this file is stored, in bytes
    public synchronized long place(String name) {
        return stored.getOrDefault(name, 0L);
    }

    /// The engine goes on in a new file of the old name.
    public synchronized void moved(String from, String to) {
        var place = stored.remove(from);
        if (place != null) {
            stored.put(to, place);
        }
    }

    private static String written(Map<String, Long> places) {
        var lines = new StringBuilder();
        places.forEach((name, place) -> lines.append(name).append(' ').append(place).append('\n'));
        return lines.toString();
    }

    /// @return the files that hold records, oldest first where their names tell
    public List<String> names() throws EngineRefusedException {
        try (var paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(files::ours)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed(e);
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

    private EngineRefusedException failed(IOException e) {
        return new EngineRefusedException(
                "cannot read the engine's record spool %s: %s"
                        .formatted(folder, Failures.inWords(e)),
                e);
    }
}
