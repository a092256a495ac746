package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps uploaded files in a folder and works on each with a thread of its own, also on those that
/// a restart found unfinished.
@Component
class FileImports implements NumberImports, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FileImports.class);
    private static final int BLOCK = 65_536;
    private static final long LAST_BATCH_MILLIS = 10_000;

    private final ImportRows rows;
    private final ImportWork work;
    private final Trunks trunks;
    private final ImportProperties properties;
    private final Map<Long, Thread> threads = new ConcurrentHashMap<>();
    private volatile boolean running;

    FileImports(ImportRows rows, ImportWork work, Trunks trunks, ImportProperties properties) {
        this.rows = rows;
        this.work = work;
        this.trunks = trunks;
        this.properties = properties;
    }

    @Override
    public List<NumberImport> latest() {
        return rows.latest();
    }

    @Override
    public Optional<NumberImport> byId(long id) {
        return rows.byId(id);
    }

    @Override
    public List<Fault> faults(long id, long after, int most) {
        return rows.faults(id, after, most);
    }

    @Override
    public String largestFile() {
        return properties.largestFile().toMegabytes() + " MB";
    }

    @Override
    public long mostOctets() {
        return properties.largestFile().toBytes();
    }

    @Override
    public NumberImport begin(String name, InputStream content, Optional<TrunkId> trunk, String who)
            throws IOException {
        if (trunk.isPresent() && trunk.flatMap(trunks::byId).isEmpty()) {
            throw new InvalidValueException("trunk", trunk.get().toString(), "a trunk that exists");
        }
        Files.createDirectories(properties.importDirectory());
        var arriving = Files.createTempFile(properties.importDirectory(), "arriving-", ".csv");
        try {
            copy(content, arriving);
            var id = rows.add(name.replaceAll("\\p{Cntrl}", "␀"), trunk, who);
            Files.move(arriving, file(id), StandardCopyOption.REPLACE_EXISTING);
            start(id);
            return rows.byId(id).orElseThrow();
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    private void copy(InputStream content, Path to) throws IOException {
        var most = properties.largestFile().toBytes();
        var block = new byte[BLOCK];
        try (var out = Files.newOutputStream(to)) {
            var size = 0L;
            for (int read = content.read(block); read >= 0; read = content.read(block)) {
                size += read;
                if (size > most) {
                    throw new InvalidValueException(
                            "file",
                            "more than " + largestFile(),
                            "a file of at most %s (patchbay.numbers.largest-file); send the numbers in parts"
                                    .formatted(largestFile()));
                }
                out.write(block, 0, read);
            }
            if (size == 0) {
                throw new InvalidValueException("file", "nothing", "a CSV file");
            }
        }
    }

    private Path file(long id) {
        return properties.importDirectory().resolve(id + ".csv");
    }

    @Override
    public void store(long id) {
        var it = existing(id);
        if (it.state() != ImportState.CHECKED) {
            throw new InvalidValueException(
                    "import", Long.toString(id), "a file that was tried and not stored yet");
        }
        rows.fromTheStart(id);
        if (rows.move(id, ImportState.CHECKED, ImportState.STORING, "")) {
            start(id);
        }
    }

    @Override
    public void pause(long id) {
        if (!rows.move(id, ImportState.STORING, ImportState.PAUSED, "")) {
            throw new InvalidValueException(
                    "import", Long.toString(id), "a file whose numbers are being stored");
        }
    }

    @Override
    public void resume(long id) {
        if (!rows.move(id, ImportState.PAUSED, ImportState.STORING, "")) {
            throw new InvalidValueException(
                    "import", Long.toString(id), "a file whose storing was paused");
        }
        start(id);
    }

    @Override
    public void discard(long id) {
        existing(id);
        rows.remove(id);
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            LOG.warn("the file of a discarded import stays: {}", file(id), e);
        }
    }

    private NumberImport existing(long id) {
        return rows.byId(id)
                .orElseThrow(() ->
                        new InvalidValueException(
                                "import", Long.toString(id), "an import that exists"));
    }

    /// One after the other for the same file: what was paused may still be at its last batch.
    private void start(long id) {
        if (running) {
            threads.compute(
                    id,
                    (_, before) ->
                            Thread.ofPlatform()
                                    .daemon()
                                    .name("number-import-" + id)
                                    .start(() -> run(id, before)));
        }
    }

    private void run(long id, @Nullable Thread before) {
        try {
            if (before != null) {
                before.join();
            }
            rows.byId(id).filter(it -> it.state().working()).ifPresent(this::run);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            threads.remove(id, Thread.currentThread());
        }
    }

    private void run(NumberImport it) {
        try {
            work.run(it, file(it.id()), () -> stopped(it));
        } catch (UnusableFileException e) {
            rows.move(it.id(), it.state(), ImportState.REFUSED, String.valueOf(e.getMessage()));
        } catch (IOException | UncheckedIOException e) {
            LOG.error("the file of import {} cannot be read", it.id(), e);
            rows.move(
                    it.id(),
                    it.state(),
                    ImportState.REFUSED,
                    "The file cannot be read any more; the log says why. Send it again.");
        } catch (RuntimeException e) {
            LOG.error("import {} stopped", it.id(), e);
            rows.move(
                    it.id(),
                    it.state(),
                    it.state() == ImportState.STORING ? ImportState.PAUSED : ImportState.REFUSED,
                    "An error stopped it, and the log says which. What was stored before stays.");
        }
    }

    private boolean stopped(NumberImport it) {
        return !running || rows.byId(it.id()).filter(now -> now.state() == it.state()).isEmpty();
    }

    @Override
    public void start() {
        running = true;
        rows.working().forEach(this::start);
    }

    /// Not by interrupting: H2 closes the file of a database whose reader is interrupted.
    @Override
    public void stop() {
        running = false;
        threads.values()
                .forEach(thread -> {
                    try {
                        thread.join(LAST_BATCH_MILLIS);
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
