package dev.patchbay.orchestrator.engine;

import dev.patchbay.engine.spi.EngineCapabilities;
import dev.patchbay.engine.spi.EngineKind;

/// An adapter a node can be driven by.
///
/// @param place where it would connect to, host and port
public record AdapterChoice(EngineKind kind, EngineCapabilities capabilities, String place) {}
