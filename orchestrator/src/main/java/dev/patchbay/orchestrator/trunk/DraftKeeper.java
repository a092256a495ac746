package dev.patchbay.orchestrator.trunk;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks every minute whether the names that drafts wait for have come to be.
@Component
class DraftKeeper {

    private final TrunkRows rows;
    private final Trunks trunks;

    DraftKeeper(TrunkRows rows, Trunks trunks) {
        this.rows = rows;
        this.trunks = trunks;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void look() {
        rows.findAllByNameNotFoundIsNotNull().stream()
                .map(TrunkRow::trunkId)
                .forEach(trunks::lookAgain);
    }
}
