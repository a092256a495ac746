package dev.patchbay.orchestrator.microsoft;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Reads and writes changes on the way, one short transaction each. Whoever writes one that
/// somebody else has changed meanwhile is refused by its version.
@Component
@Transactional
class ChangeStore {

    private final ChangeRows rows;

    ChangeStore(ChangeRows rows) {
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    public Optional<ChangeRow> open(long id) {
        return rows.findById(id).filter(ChangeRow::open);
    }

    public ChangeRow keep(ChangeRow row) {
        return rows.saveAndFlush(row);
    }

    /// @return whether another change of this number is under way
    @Transactional(readOnly = true)
    public boolean underWay(String e164) {
        return !rows.findByE164AndEndedIsNull(e164).isEmpty();
    }
}
