package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The engine node this orchestrator drives.
///
/// @param name what pages call it
/// @param adapter which connector drives it, such as `asterisk-ari`
/// @param host where it listens; without it no engine is driven
/// @param passwordFile holds the control password alone
/// @param deadline the longest any single answer may take
@ConfigurationProperties("patchbay.engine")
record EngineProperties(
        @DefaultValue("engine-1") String name,
        @DefaultValue("asterisk-ari") String adapter,
        @Nullable HostName host,
        @DefaultValue("8088") int controlPort,
        @DefaultValue("5038") int administrationPort,
        @DefaultValue("patchbay") String username,
        @Nullable Path passwordFile,
        @DefaultValue("data/engine-config") Path configDirectory,
        @DefaultValue("data/engine-spool") Path spoolDirectory,
        @DefaultValue("2s") Duration deadline) {

    EngineProperties {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "patchbay.engine.name: '%s' (expected: lower-case letters, digits and -)"
                            .formatted(name));
        }
        if (host != null && passwordFile == null) {
            throw new IllegalArgumentException(
                    "patchbay.engine.password-file: missing (expected: a file, since"
                            + " patchbay.engine.host is set)");
        }
    }

    EngineKind kind() {
        return new EngineKind(adapter);
    }

    EngineEndpoint endpoint() {
        if (host == null || passwordFile == null) {
            throw new IllegalStateException("patchbay.engine.host: missing");
        }
        return new EngineEndpoint(
                host,
                controlPort,
                administrationPort,
                username,
                password(passwordFile),
                configDirectory,
                spoolDirectory,
                deadline);
    }

    private static Secret password(Path file) {
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("patchbay.engine.password-file: " + file, e);
        }
    }
}
