package dev.patchbay.engine.session;

/// Which files of a spool folder hold records, and which of them the engine has finished.
public interface SpoolFiles {

    boolean ours(String name);

    /// @return whether the engine will not append to this file any more
    boolean finished(String name);
}
