package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.numberimport.ImportState;
import dev.patchbay.orchestrator.numberimport.NumberImport;
import java.util.Locale;

/// A file of numbers, as pages show it.
///
/// @param key the state for the page to choose by, such as `checked`
/// @param would whether the counts are of what would be, not of what is
record ImportView(
        long id,
        String file,
        String who,
        String uploaded,
        String key,
        String state,
        String tone,
        String said,
        boolean working,
        boolean would,
        long lines,
        long position,
        int percent,
        long added,
        long changed,
        long unchanged,
        long failed) {

    static ImportView of(NumberImport it) {
        var counts = it.counts();
        return new ImportView(
                it.id(),
                it.file(),
                it.who(),
                Shown.time(it.uploaded()),
                it.state().name().toLowerCase(Locale.ROOT),
                words(it.state()),
                tone(it.state()),
                it.said(),
                it.state().working(),
                it.state() == ImportState.CHECKING || it.state() == ImportState.CHECKED,
                it.lines(),
                it.position(),
                it.percent(),
                counts.added(),
                counts.changed(),
                counts.unchanged(),
                counts.failed());
    }

    private static String words(ImportState state) {
        return switch (state) {
            case CHECKING -> "being tried";
            case CHECKED -> "tried, not stored";
            case STORING -> "being stored";
            case PAUSED -> "paused";
            case DONE -> "stored";
            case REFUSED -> "cannot be read";
        };
    }

    private static String tone(ImportState state) {
        return switch (state) {
            case CHECKING, STORING -> "blue";
            case CHECKED, PAUSED -> "orange";
            case DONE -> "green";
            case REFUSED -> "red";
        };
    }
}
