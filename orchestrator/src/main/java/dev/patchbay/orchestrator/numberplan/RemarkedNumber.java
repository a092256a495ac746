package dev.patchbay.orchestrator.numberplan;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A number with what people remarked on it.
///
/// @param hold why it cannot be given to just anybody, if so
public record RemarkedNumber(
        TrunkNumber number, NumberState state, Optional<Hold> hold, Set<Tag> tags, Note note) {

    public RemarkedNumber {
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
    }
}
