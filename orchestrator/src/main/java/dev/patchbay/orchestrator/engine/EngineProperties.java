package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineCapabilities;
import dev.patchbay.engine.spi.EngineEndpoint;
import dev.patchbay.engine.spi.EngineKind;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// One engine node this orchestrator drives; further ones are in [FurtherEngines].
///
/// @param name what pages call it
/// @param adapter which connector drives it, such as `asterisk-ari`, until the engine page says
///   otherwise
/// @param host where it listens; without it no engine is driven
/// @param controlPort the port calls are announced on; usually the adapter knows
/// @param administrationPort the port table and states go over; usually the adapter knows
/// @param passwordFile holds the control password alone
/// @param deadline the longest any single answer may take
/// @param edge the base domain of the edge it sends calls for Teams to; the first edge's unless
///   said otherwise
/// @param adapters by adapter, what is different there: another product runs on another host
@ConfigurationProperties("patchbay.engine")
record EngineProperties(
        @DefaultValue("engine-1") String name,
        @DefaultValue("asterisk-ari") String adapter,
        @Nullable HostName host,
        @Nullable Integer controlPort,
        @Nullable Integer administrationPort,
        @DefaultValue("patchbay") String username,
        @Nullable Path passwordFile,
        @DefaultValue("data/engine-config") Path configDirectory,
        @DefaultValue("data/engine-spool") Path spoolDirectory,
        @DefaultValue("2s") Duration deadline,
        @Nullable HostName edge,
        @DefaultValue Map<String, Place> adapters) {

    /// What is different for one adapter; what is left out is as for all.
    record Place(
            @Nullable HostName host,
            @Nullable Integer controlPort,
            @Nullable Integer administrationPort,
            @Nullable Path configDirectory,
            @Nullable Path spoolDirectory) {

        static final Place SAME = new Place(null, null, null, null, null);
    }

    EngineProperties {
        adapters = Map.copyOf(adapters);
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

    EngineEndpoint endpoint(EngineKind kind, EngineCapabilities usual) {
        var place = adapters.getOrDefault(kind.value(), Place.SAME);
        var where = place.host() == null ? host : place.host();
        if (where == null || passwordFile == null) {
            throw new IllegalStateException("patchbay.engine.host: missing");
        }
        var control = first(place.controlPort(), controlPort).orElse(usual.usualControlPort());
        return new EngineEndpoint(
                where,
                control,
                first(place.administrationPort(), administrationPort)
                        .orElse(usual.usualAdministrationPort().orElse(control)),
                username,
                password(passwordFile),
                first(place.configDirectory(), configDirectory).orElseThrow(),
                first(place.spoolDirectory(), spoolDirectory).orElseThrow(),
                deadline);
    }

    /// @return host and port this adapter connects to
    String place(EngineKind kind, EngineCapabilities usual) {
        var place = adapters.getOrDefault(kind.value(), Place.SAME);
        return "%s:%d"
                .formatted(
                        first(place.host(), host).orElseThrow(),
                        first(place.controlPort(), controlPort).orElse(usual.usualControlPort()));
    }

    private static <T> Optional<T> first(@Nullable T one, @Nullable T other) {
        return Optional.ofNullable(one).or(() -> Optional.ofNullable(other));
    }

    private static Secret password(Path file) {
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("patchbay.engine.password-file: " + file, e);
        }
    }
}
