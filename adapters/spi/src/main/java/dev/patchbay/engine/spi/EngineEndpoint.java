package dev.patchbay.engine.spi;

import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.Secret;
import java.nio.file.Path;
import java.time.Duration;

/// Where one engine node is and how to log in.
///
/// @param controlPort the port calls are announced on (ARI's HTTP port on Asterisk)
/// @param administrationPort the port the table is written through (AMI on Asterisk)
/// @param configDirectory folder shared with the engine that holds the files Patchbay renders and
///   nothing else
/// @param spoolDirectory folder shared with the engine where it leaves its call records
/// @param deadline the longest any single answer of the engine may take
public record EngineEndpoint(
        HostName host,
        int controlPort,
        int administrationPort,
        String username,
        Secret password,
        Path configDirectory,
        Path spoolDirectory,
        Duration deadline) {}
