package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.acme.CertificateOrders;
import dev.patchbay.orchestrator.acme.CertificateOrders.State;

/// Ordering a certificate, in words.
///
/// @param authority empty where none is configured
/// @param obstacle empty where nothing is in the way
/// @param said empty before the first order
record OrderView(
        String authority,
        String obstacle,
        boolean working,
        String tone,
        String said,
        String since) {

    static OrderView of(CertificateOrders orders) {
        var progress = orders.progress();
        return new OrderView(
                orders.authority().orElse(""),
                orders.obstacle().orElse(""),
                progress.state() == State.WORKING,
                tone(progress.state()),
                progress.sentence(),
                Shown.time(progress.since()));
    }

    private static String tone(State state) {
        return switch (state) {
            case IDLE -> "";
            case WORKING -> "yellow";
            case DONE -> "green";
            case FAILED -> "red";
        };
    }
}
