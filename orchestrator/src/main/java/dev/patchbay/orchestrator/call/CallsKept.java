package dev.patchbay.orchestrator.call;

import dev.patchbay.engine.spi.CallRecord;
import java.util.List;

/// Records came in that were not known before. Published in the transaction that keeps them.
record CallsKept(String engine, List<CallRecord> records) {

    CallsKept {
        records = List.copyOf(records);
    }
}
