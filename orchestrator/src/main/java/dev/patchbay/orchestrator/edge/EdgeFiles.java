package dev.patchbay.orchestrator.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/// Puts rendered files into the edge's folder; the edge takes them into use by itself. Each file is
/// replaced as a whole, and only if it differs, because a change restarts the edge.
final class EdgeFiles {

    /// No secrets in there, and the edge runs as a user of its own.
    static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    /// For the group we share with the edge.
    static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-r-----");

    private EdgeFiles() {}

    /// @return how many files changed
    static int write(Path folder, Map<String, String> files, Set<PosixFilePermission> readers)
            throws IOException {
        Files.createDirectories(folder);
        var changed = 0;
        for (var file : files.entrySet()) {
            var target = folder.resolve(file.getKey());
            if (!Files.exists(target) || !Files.readString(target).equals(file.getValue())) {
                var fresh = folder.resolve("." + file.getKey() + ".new");
                Files.deleteIfExists(fresh);
                Files.createFile(fresh, PosixFilePermissions.asFileAttribute(readers));
                Files.setPosixFilePermissions(fresh, readers);
                Files.writeString(fresh, file.getValue(), StandardCharsets.US_ASCII);
                Files.move(
                        fresh,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                changed++;
            }
        }
        return changed;
    }
}
