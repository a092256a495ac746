package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.numberimport.NumberLines.Read;
import dev.patchbay.orchestrator.trunk.Trunks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/// Reads a file from its first line on, past what was done before, and tries or stores it batch by
/// batch. What a batch did and how far the file is are stored together, so that nothing is done
/// twice or left out, whenever the power fails.
@Component
class ImportWork {

    private static final int BATCH = 1_000;

    /// Bounds what is remembered of the lines before, some 50 MB then.
    private static final long MOST_LINES = 2_000_000;

    private final ImportBatch batch;
    private final ImportRows rows;
    private final Customers customers;
    private final Trunks trunks;

    ImportWork(ImportBatch batch, ImportRows rows, Customers customers, Trunks trunks) {
        this.batch = batch;
        this.rows = rows;
        this.customers = customers;
        this.trunks = trunks;
    }

    /// Until the end of the file, or of the state it is in.
    ///
    /// @param stopped asked between batches
    void run(NumberImport work, Path file, BooleanSupplier stopped)
            throws IOException, UnusableFileException {
        try (var lines = new Lines(TextForm.of(file).open(file))) {
            var first =
                    lines.next().orElseThrow(() -> new UnusableFileException("The file is empty."));
            var heading = Heading.of(first.text());
            var names = new TrunkNames(customers.all(), trunks.all(), work.trunk());
            var reader = new NumberLines(heading, names);
            var pending = new ArrayList<Read>();
            var counts = work.counts();
            var position = 0L;
            for (var line = heading.isData() ? Optional.of(first) : lines.next();
                    line.isPresent();
                    line = lines.next()) {
                position = line.get().number();
                if (position > MOST_LINES) {
                    throw new UnusableFileException(
                            "The file has more than %,d lines; send it in parts."
                                    .formatted(MOST_LINES));
                }
                var read = reader.read(line.get());
                // read all the same: a number in them counts as seen
                if (position > work.position()) {
                    read.ifPresent(pending::add);
                }
                if (pending.size() == BATCH) {
                    counts = counts.plus(batch.take(work, pending, position, counts));
                    pending.clear();
                    if (stopped.getAsBoolean()) {
                        return;
                    }
                }
            }
            batch.take(work, pending, position, counts);
            finish(work, heading, position);
        }
    }

    private void finish(NumberImport work, Heading heading, long lines) {
        rows.countLines(work.id(), lines);
        var ignored =
                heading.ignored().isEmpty()
                        ? ""
                        : "Not read, since nobody knows what is in them: "
                                + String.join(
                                        ", ", heading.ignored().stream().map(Cells::shown).toList())
                                + ".";
        rows.move(
                work.id(),
                work.state(),
                work.state() == ImportState.CHECKING ? ImportState.CHECKED : ImportState.DONE,
                ignored);
    }
}
