package dev.patchbay.orchestrator.numberimport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// How a file's octets are to be read. Recognised from the octets alone: what browsers say about a
/// CSV file is what the sender's office suite registered, never what is inside.
///
/// @param mark how many octets of byte order mark come first
record TextForm(Charset charset, int mark) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BLOCK = 65_536;

    private static final String EXPECTED =
            " Save it as “CSV UTF-8”; UTF-16 and Windows-1252 (Western European) are read too.";

    /// Reads the file once, in blocks.
    static TextForm of(Path file) throws IOException, UnusableFileException {
        var start = start(file);
        if (begins(start, 'P', 'K', 3, 4)) {
            throw new UnusableFileException(
                    "This is a workbook (Excel, LibreOffice), not CSV." + EXPECTED);
        }
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return checked(file, new TextForm(StandardCharsets.UTF_8, 3));
        }
        if (begins(start, 0xFF, 0xFE)) {
            return checked(file, new TextForm(StandardCharsets.UTF_16LE, 2));
        }
        if (begins(start, 0xFE, 0xFF)) {
            return checked(file, new TextForm(StandardCharsets.UTF_16BE, 2));
        }
        // a heading is mostly ASCII, so every other octet of UTF-16 is zero
        if (start.length >= 4 && start[1] == 0 && start[3] == 0 && start[0] != 0) {
            return checked(file, new TextForm(StandardCharsets.UTF_16LE, 0));
        }
        if (start.length >= 4 && start[0] == 0 && start[2] == 0 && start[1] != 0) {
            return checked(file, new TextForm(StandardCharsets.UTF_16BE, 0));
        }
        var utf8 = new TextForm(StandardCharsets.UTF_8, 0);
        return utf8.fits(file) ? utf8 : checked(file, new TextForm(WINDOWS_1252, 0));
    }

    private static byte[] start(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        }
    }

    private static boolean begins(byte[] start, int... octets) {
        if (start.length < octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if ((start[i] & 0xff) != octets[i]) {
                return false;
            }
        }
        return true;
    }

    private static TextForm checked(Path file, TextForm form)
            throws IOException, UnusableFileException {
        if (!form.fits(file)) {
            throw new UnusableFileException(
                    "This is no text that could be read%s.%s"
                            .formatted(
                                    form.mark() > 0
                                            ? ", though it begins as " + form.charset() + " does"
                                            : "",
                                    EXPECTED));
        }
        return form;
    }

    private boolean fits(Path file) throws IOException {
        var decoder = decoder();
        var octets = ByteBuffer.allocate(BLOCK);
        var text = CharBuffer.allocate(BLOCK);
        try (var in = Files.newByteChannel(file)) {
            in.position(mark);
            var ended = false;
            while (!ended) {
                ended = in.read(octets) < 0;
                octets.flip();
                if (decoder.decode(octets, text, ended).isError()) {
                    return false;
                }
                octets.compact();
                text.clear();
            }
            return !decoder.flush(text).isError();
        }
    }

    private CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, decoder()), BLOCK);
    }
}
