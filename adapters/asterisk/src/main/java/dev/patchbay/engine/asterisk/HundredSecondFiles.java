package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.session.SpoolFiles;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;

/// The files the dialplan appends records to, one per hundred seconds, named by them.
public final class HundredSecondFiles implements SpoolFiles {

    private static final Pattern FILE = Pattern.compile("records-([0-9]{8,9})\\.txt");
    private static final int FILE_SECONDS = 100;

    /// A line whose name was chosen just before the file's time ended may be written this late.
    private static final int LATE_SECONDS = 30;

    private final Clock clock;

    public HundredSecondFiles(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean ours(String name) {
        return FILE.matcher(name).matches();
    }

    @Override
    public boolean finished(String name) {
        var matcher = FILE.matcher(name);
        if (!matcher.matches()) {
            return false;
        }
        var end = (Long.parseLong(matcher.group(1)) + 1) * FILE_SECONDS + LATE_SECONDS;
        return clock.instant().isAfter(Instant.ofEpochSecond(end));
    }
}
