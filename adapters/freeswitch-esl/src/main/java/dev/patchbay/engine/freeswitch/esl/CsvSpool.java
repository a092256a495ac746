package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.session.Spool;
import dev.patchbay.engine.session.SpoolFiles;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.RecordBatch;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The records mod_cdr_csv writes: always into the same file, which is set aside under another name
/// once it has grown, and deleted when all of it is stored.
final class CsvSpool {

    private static final String CURRENT = "Master.csv";

    /// About three thousand calls: what is read again after a restart of the orchestrator.
    private static final long LARGE = 1024 * 1024;

    private final Spool spool;
    private final EslConnection esl;

    CsvSpool(Path folder, EslConnection esl) {
        spool = new Spool(folder.resolve("cdr-csv"), new Rotated(), SpoolLine::read);
        this.esl = esl;
    }

    RecordBatch read() throws EngineRefusedException {
        return spool.read();
    }

    void forget(RecordBatch batch) throws EngineRefusedException, EngineUnreachableException {
        spool.forget(batch);
        if (spool.place(CURRENT) > LARGE) {
            var before = spool.names();
            esl.execute("api cdr_csv rotate");
            spool.names().stream()
                    .filter(name -> !before.contains(name))
                    .forEach(name -> spool.moved(CURRENT, name));
        }
    }

    private static final class Rotated implements SpoolFiles {

        private static final Pattern FILE = Pattern.compile("Master\\.csv(?:\\.[0-9-]{1,40})?");

        @Override
        public boolean ours(String name) {
            return FILE.matcher(name).matches();
        }

        @Override
        public boolean finished(String name) {
            return !name.equals(CURRENT);
        }
    }
}
