package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.orchestrator.trunk.TrunkId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Files of numbers, from the upload on. Commands throw `InvalidValueException`, naming the field,
/// when they come too late or too early.
public interface NumberImports {

    /// The latest ones, newest first.
    List<NumberImport> latest();

    Optional<NumberImport> byId(long id);

    /// @param after the line after which to begin, 0 for the first page
    List<Fault> faults(long id, long after, int most);

    /// The largest file that is taken, as people write it.
    String largestFile();

    long mostOctets();

    /// Keeps the file and begins to try it. Nothing is stored before [#store].
    ///
    /// @param name as the sender calls the file
    /// @param trunk for lines that name none
    /// @param who whose doing it is
    NumberImport begin(String name, InputStream content, Optional<TrunkId> trunk, String who)
            throws IOException;

    void store(long id);

    /// Takes effect after the batch that is being stored.
    void pause(long id);

    void resume(long id);

    /// Forgets the file; numbers that it brought stay.
    void discard(long id);
}
