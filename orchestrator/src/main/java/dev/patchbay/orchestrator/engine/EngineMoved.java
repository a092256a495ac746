package dev.patchbay.orchestrator.engine;

/// An engine node is driven by another adapter from now on, so its config must be rendered anew.
public record EngineMoved(String engine) {}
