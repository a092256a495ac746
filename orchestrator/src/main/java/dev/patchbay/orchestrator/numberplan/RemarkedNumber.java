package dev.patchbay.orchestrator.numberplan;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// A number with what people remarked on it.
public record RemarkedNumber(TrunkNumber number, Set<Tag> tags, Note note) {

    public RemarkedNumber {
        tags = Collections.unmodifiableSet(new TreeSet<>(tags));
    }
}
