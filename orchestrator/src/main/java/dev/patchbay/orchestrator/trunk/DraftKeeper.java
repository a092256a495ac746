package dev.patchbay.orchestrator.trunk;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks every minute whether the names that drafts wait for have come to be.
@Component
class DraftKeeper {

    private final Trunks trunks;

    DraftKeeper(Trunks trunks) {
        this.trunks = trunks;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void look() {
        trunks.all().stream()
                .filter(trunk -> trunk.notFound().isPresent())
                .forEach(trunk -> trunks.lookAgain(trunk.id()));
    }
}
