package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.orchestrator.numberimport.NumberImport.Counts;
import dev.patchbay.orchestrator.numberimport.NumberLines.Read;
import dev.patchbay.orchestrator.numberplan.NumberBatches;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Added;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Changed;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Refused;
import dev.patchbay.orchestrator.numberplan.NumberBatches.Outcome.Unchanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Some lines of a file, all of them in one transaction.
@Component
class ImportBatch {

    private static final int TRIES = 3;

    private final NumberBatches numbers;
    private final ImportRows rows;
    private final TransactionTemplate transaction;

    ImportBatch(NumberBatches numbers, ImportRows rows, TransactionTemplate transaction) {
        this.numbers = numbers;
        this.rows = rows;
        this.transaction = transaction;
    }

    /// Thrown out of a transaction whose work nobody wants any more.
    private static final class NoLongerWanted extends RuntimeException {}

    /// @param before what was counted so far
    /// @return what these lines add to that; nothing if somebody paused or discarded the work
    Counts take(NumberImport work, List<Read> lines, long position, Counts before) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(_ -> taken(work, lines, position, before));
            } catch (NoLongerWanted pausedOrDiscarded) {
                return Counts.NONE;
            } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
                // somebody else had one of the numbers at the same moment: judged again, it is told
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Counts taken(NumberImport work, List<Read> lines, long position, Counts before) {
        var faults = new ArrayList<Fault>();
        var good = new ArrayList<Read.Good>();
        for (var line : lines) {
            switch (line) {
                case Read.Good it -> good.add(it);
                case Read.Bad(var fault) -> faults.add(fault);
            }
        }
        var wanted = good.stream().map(Read.Good::wanted).toList();
        var outcomes =
                work.state() == ImportState.STORING
                        ? numbers.store(wanted, work.who())
                        : numbers.judge(wanted);
        var counts = counts(good, outcomes, faults);
        faults.sort(Comparator.comparingLong(Fault::line));
        if (!rows.advance(work.id(), work.state(), position, before.plus(counts), faults)) {
            throw new NoLongerWanted();
        }
        return counts;
    }

    private static Counts counts(List<Read.Good> good, List<Outcome> outcomes, List<Fault> faults) {
        var added = 0L;
        var changed = 0L;
        var unchanged = 0L;
        for (int i = 0; i < good.size(); i++) {
            switch (outcomes.get(i)) {
                case Added() -> added++;
                case Changed() -> changed++;
                case Unchanged() -> unchanged++;
                case Refused(var field, var value, var expected) ->
                        faults.add(
                                new Fault(good.get(i).line(), field, Cells.shown(value), expected));
            }
        }
        return new Counts(added, changed, unchanged, faults.size());
    }
}
