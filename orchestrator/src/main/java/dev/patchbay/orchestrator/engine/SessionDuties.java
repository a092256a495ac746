package dev.patchbay.orchestrator.engine;

/// What the rest of the application does for a session.
record SessionDuties(CallDecider decider, RecordKeeper keeper) {}
