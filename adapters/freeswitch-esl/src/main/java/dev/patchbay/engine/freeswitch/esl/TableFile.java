package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.session.Failures;
import dev.patchbay.engine.spi.EngineRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The table as FreeSWITCH finds it when it has just started: `table.txt` beside the call records,
/// a line per change that the dialplan carries out by expanding it. Changes are appended; when most
/// lines are old news the file is written anew.
final class TableFile {

    private static final String NAME = "table.txt";
    private static final Pattern LINE =
            Pattern.compile("\\$\\{hash\\((insert|delete)/patchbay/([^/)]+)(?:/([^/)]+))?\\)\\}");
    private static final int SPARE_LINES = 1000;

    private final Path folder;
    private int lines;
    private int rows;

    TableFile(Path folder) {
        this.folder = folder;
    }

    /// @return the arguments of `hash` that put this row
    static String put(String key, String value) {
        return "insert/patchbay/%s/%s".formatted(key.replace('/', '|'), value);
    }

    static String removal(String key) {
        return "delete/patchbay/" + key.replace('/', '|');
    }

    /// @return what a restarted FreeSWITCH reads; a line it could not read is left out
    Map<String, String> rows() throws EngineRefusedException {
        try {
            var found = read();
            found.remove("");
            return found;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Makes the file hold exactly these rows, if it does not.
    void hold(Map<String, String> wanted) throws EngineRefusedException {
        try {
            if (!wanted.equals(read())) {
                writeAll(wanted);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /// Written after the engine has taken the change. Whoever stops in between is found out by
    /// [#hold].
    void add(Map<String, String> puts, Set<String> removals) throws EngineRefusedException {
        var text = new StringBuilder();
        puts.forEach((key, value) -> text.append(line(put(key, value))));
        removals.forEach(key -> text.append(line(removal(key))));
        try {
            lines += puts.size() + removals.size();
            rows += puts.size() - removals.size();
            Files.writeString(
                    file(),
                    text,
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            if (lines > 2 * Math.max(0, rows) + SPARE_LINES) {
                writeAll(read());
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static String line(String arguments) {
        return "${hash(%s)}\n".formatted(arguments);
    }

    private Map<String, String> read() throws IOException {
        var found = new HashMap<String, String>();
        lines = 0;
        if (Files.exists(file())) {
            for (var line : Files.readAllLines(file(), StandardCharsets.ISO_8859_1)) {
                lines++;
                var change = LINE.matcher(line);
                if (change.matches()) {
                    var key = change.group(2).replace('|', '/');
                    if (change.group(1).equals("insert")) {
                        found.put(key, String.valueOf(change.group(3)));
                    } else {
                        found.remove(key);
                    }
                } else {
                    // a half-written line: nothing equals this, so the file is written anew
                    found.put("", line);
                }
            }
        }
        rows = found.size();
        return found;
    }

    private void writeAll(Map<String, String> wanted) throws IOException {
        var text = new StringBuilder();
        new TreeMap<>(wanted).forEach((key, value) -> text.append(line(put(key, value))));
        var fresh = folder.resolve("." + NAME + ".new");
        Files.writeString(fresh, text, StandardCharsets.US_ASCII);
        Files.move(
                fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        lines = wanted.size();
        rows = wanted.size();
    }

    private Path file() {
        return folder.resolve(NAME);
    }

    private EngineRefusedException failed(IOException e) {
        return new EngineRefusedException(
                "cannot write the engine's table file %s: %s"
                        .formatted(file(), Failures.inWords(e)),
                e);
    }
}
