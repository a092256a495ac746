package dev.patchbay.engine.session;

import java.util.Optional;

/// Turns what went wrong below us into words for a page: the JDK often leaves the message empty.
public final class Failures {

    private Failures() {}

    public static String inWords(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .filter(message -> !message.isBlank())
                .map(Failures::oneLine)
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    /// What the other side wrote, cut and on one line, so that it can stand in a log or on a page.
    public static String oneLine(String foreign) {
        var cut = foreign.length() > 120 ? foreign.substring(0, 120) + "…" : foreign;
        return cut.strip().replaceAll("\\p{Cntrl}+", " ");
    }
}
