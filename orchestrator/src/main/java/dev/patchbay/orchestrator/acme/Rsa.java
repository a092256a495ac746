package dev.patchbay.orchestrator.acme;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.shredzone.acme4j.util.KeyPairUtils;

/// Key pairs: RSA, because Teams' four TLS suites need it.
final class Rsa {

    private static final int BITS = 2048;

    private Rsa() {}

    static KeyPair fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    static String pem(KeyPair pair) {
        var text = new StringWriter();
        try {
            KeyPairUtils.writeKeyPair(pair, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static KeyPair ofPem(String text) {
        try {
            return KeyPairUtils.readKeyPair(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
