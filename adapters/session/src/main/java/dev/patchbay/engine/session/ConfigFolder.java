package dev.patchbay.engine.session;

import dev.patchbay.engine.spi.EngineRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/// The folder both sides share. Each file is replaced as a whole, so the engine never reads half a
/// file, also when it restarts in between.
public final class ConfigFolder {

    private final Path folder;

    public ConfigFolder(Path folder) {
        this.folder = folder;
    }

    public Map<String, String> read() throws EngineRefusedException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(path).toString();
                if (!name.startsWith(".")) {
                    files.put(name, Files.readString(path, StandardCharsets.UTF_8));
                }
            }
            return files;
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /// Makes the folder hold exactly these files.
    public void write(Map<String, String> files) throws EngineRefusedException {
        var before = read();
        try {
            for (var file : files.entrySet()) {
                if (!file.getValue().equals(before.get(file.getKey()))) {
                    replace(file.getKey(), file.getValue());
                }
            }
            for (var name : before.keySet()) {
                if (!files.containsKey(name)) {
                    Files.delete(folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    private void replace(String name, String content) throws IOException {
        var target = folder.resolve(name);
        Files.createDirectories(target.resolveSibling("."));
        var fresh = folder.resolve("." + name.replace('/', '-') + ".new");
        Files.writeString(fresh, content, StandardCharsets.UTF_8);
        Files.move(
                fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private EngineRefusedException failed(String what, IOException e) {
        return new EngineRefusedException(
                "cannot %s the engine's config folder %s: %s"
                        .formatted(what, folder, Failures.inWords(e)),
                e);
    }
}
