package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.TableChanges;
import java.util.function.BiConsumer;

/// What an engine's table shall hold. Computed when asked for and kept nowhere: a million numbers
/// make five million rows. Immutable.
public interface DesiredTable {

    /// Each row once, encoded key and encoded value, in no order.
    void forEach(BiConsumer<String, String> row);

    /// What an engine needs that holds an earlier one; takes as long as the difference is large.
    TableChanges since(DesiredTable earlier);
}
