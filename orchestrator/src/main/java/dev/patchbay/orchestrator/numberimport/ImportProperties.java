package dev.patchbay.orchestrator.numberimport;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param importDirectory where uploaded files wait until their numbers are stored
/// @param largestFile larger ones are refused
@ConfigurationProperties("patchbay.numbers")
record ImportProperties(
        @DefaultValue("data/imports") Path importDirectory,
        @DefaultValue("50MB") DataSize largestFile) {}
