package dev.patchbay.orchestrator.secret;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param secretKeyFile the key that stored passwords are encrypted with, 64 hexadecimal digits;
///   made at the first start. Whoever restores the database needs it too, so it must be kept
///   elsewhere
@ConfigurationProperties("patchbay")
record SecretProperties(@DefaultValue("data/secret.key") Path secretKeyFile) {}
