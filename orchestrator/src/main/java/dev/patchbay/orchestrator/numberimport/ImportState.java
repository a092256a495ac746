package dev.patchbay.orchestrator.numberimport;

/// Where the work on a file is.
public enum ImportState {
    /// It is tried, and nothing is stored.
    CHECKING(true),
    /// It was tried and waits for somebody to say that it shall be stored.
    CHECKED(false),
    STORING(true),
    /// Somebody, or an error, stopped it between two batches; it can go on.
    PAUSED(false),
    DONE(false),
    /// It cannot be read as a whole.
    REFUSED(false);

    private final boolean working;

    ImportState(boolean working) {
        this.working = working;
    }

    /// Whether a thread is, or after a restart shall be, at it.
    public boolean working() {
        return working;
    }
}
