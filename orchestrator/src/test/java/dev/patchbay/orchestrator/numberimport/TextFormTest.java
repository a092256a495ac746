package dev.patchbay.orchestrator.numberimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {

    private static final String TEXT = "number,note\n+4722000100,Åses kontor\n";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, EFBBBF, UTF-8",
        "UTF-16LE, FFFE, UTF-16LE",
        "UTF-16BE, FEFF, UTF-16BE",
        "UTF-16LE, '', UTF-16LE",
        "UTF-16BE, '', UTF-16BE",
        "windows-1252, '', windows-1252"
    })
    void readsWhatOfficeSuitesWrite(String charset, String mark, String recognised)
            throws Exception {
        var file = file(join(octets(mark), TEXT.getBytes(Charset.forName(charset))));

        var form = TextForm.of(file);

        assertThat(form.charset()).isEqualTo(Charset.forName(recognised));
        try (var reader = form.open(file)) {
            assertThat(reader.readAllAsString()).isEqualTo(TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a workbook; octets Windows-1252 does not have; UTF-8 that breaks off; half a pair
                "504B0304",
                "6E758190",
                "EFBBBF6EC3",
                "FFFE6E0000D8"
            })
    void saysWhatItCannotReadAndHowToSaveIt(String octets) throws Exception {
        var file = file(octets(octets));

        assertThatThrownBy(() -> TextForm.of(file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("Save it as “CSV UTF-8”");
    }

    @Test
    void recognisesAnOctetFarDownTheFile() throws Exception {
        var ascii = "+4722000100\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        var file = file(join(ascii, octets("C5")));

        assertThat(TextForm.of(file).charset()).isEqualTo(Charset.forName("windows-1252"));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("numbers.csv"), content);
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] join(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
