package dev.patchbay.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Exact expected files under `src/test/resources/golden`, reviewed like code. Run the tests with
/// `-Dgolden.write` to write what is rendered now, then read the difference.
final class Golden {

    private Golden() {}

    static void assertMatches(String folder, Map<String, String> rendered) throws IOException {
        var golden = Path.of("src/test/resources/golden", folder);
        if (System.getProperty("golden.write") != null) {
            Files.createDirectories(golden);
            for (var file : rendered.entrySet()) {
                Files.writeString(golden.resolve(file.getKey()), file.getValue());
            }
        }
        assertThat(rendered).isEqualTo(read(golden));
    }

    private static Map<String, String> read(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var paths = Files.list(folder)) {
            for (var path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }
}
