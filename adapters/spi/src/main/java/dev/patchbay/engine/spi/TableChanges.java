package dev.patchbay.engine.spi;

import java.util.Map;
import java.util.Set;

/// What turns one state of an engine's table into another.
///
/// @param puts rows that are new or have another value; encoded keys to encoded values
/// @param removals encoded keys of rows there are no more
/// @param growth how many rows more there are afterwards; negative for fewer
public record TableChanges(Map<String, String> puts, Set<String> removals, int growth) {

    public boolean none() {
        return puts.isEmpty() && removals.isEmpty();
    }
}
