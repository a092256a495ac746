package dev.patchbay.orchestrator.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The one token the API takes, read once at start.
@Component
class ApiToken {

    private static final int SHORTEST = 32;

    private final Optional<byte[]> token;

    ApiToken(ApiProperties properties) {
        token = Optional.ofNullable(properties.tokenFile()).map(ApiToken::read);
    }

    private static byte[] read(Path file) {
        try {
            var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (text.length() < SHORTEST) {
                throw new IllegalStateException(
                        "patchbay.api.token-file: %d characters in %s (expected: at least %d)"
                                .formatted(text.length(), file, SHORTEST));
            }
            return text.getBytes(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("patchbay.api.token-file: " + file, e);
        }
    }

    /// In constant time, so that answering tells nothing about how much of a guess was right.
    boolean matches(@Nullable String authorization) {
        return token.isPresent()
                && authorization != null
                && authorization.startsWith("Bearer ")
                && MessageDigest.isEqual(
                        token.get(),
                        authorization
                                .substring("Bearer ".length())
                                .getBytes(StandardCharsets.UTF_8));
    }
}
