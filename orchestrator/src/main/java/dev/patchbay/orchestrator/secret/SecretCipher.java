package dev.patchbay.orchestrator.secret;

import dev.patchbay.telephony.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/// Turns secrets into what may be stored, and back: AES-256-GCM, a fresh nonce for each.
@Component
public class SecretCipher {

    private final BytesEncryptor encryptor;
    private final Path keyFile;

    SecretCipher(SecretProperties properties) {
        keyFile = properties.secretKeyFile();
        encryptor =
                AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(key(keyFile), "AES"))
                        .ivGenerator(KeyGenerators.secureRandom(12))
                        .build();
    }

    public String seal(Secret secret) {
        return sealText(secret.reveal());
    }

    /// For what is longer than a password, such as a key in PEM. ASCII.
    public String sealText(String secret) {
        return Base64.getEncoder()
                .encodeToString(encryptor.encrypt(secret.getBytes(StandardCharsets.US_ASCII)));
    }

    /// @throws IllegalStateException if it was sealed with another key
    public Secret open(String sealed) {
        return new Secret(openText(sealed));
    }

    /// @throws IllegalStateException if it was sealed with another key
    public String openText(String sealed) {
        try {
            return new String(
                    encryptor.decrypt(Base64.getDecoder().decode(sealed)),
                    StandardCharsets.US_ASCII);
        } catch (IllegalStateException wrongKey) {
            throw new IllegalStateException(
                    "a stored secret cannot be read with the key in %s; was it replaced?"
                            .formatted(keyFile),
                    wrongKey);
        }
    }

    private static byte[] key(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            var hex = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!hex.matches("[0-9a-fA-F]{64}")) {
                throw new IllegalStateException(
                        "secret-key-file: %s (expected: 64 hexadecimal digits in it)"
                                .formatted(file));
            }
            return HexFormat.of().parseHex(hex);
        } catch (IOException e) {
            throw new UncheckedIOException("secret-key-file: " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
        } catch (FileAlreadyExistsException another) {
            // a second instance was quicker; its key is the one to use
        }
    }
}
