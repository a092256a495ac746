package dev.patchbay.orchestrator.engine;

import org.springframework.stereotype.Component;

/// What the rest of the application does for a session.
@Component
record SessionDuties(CallDecider decider, RecordKeeper keeper, CallWatch watch) {}
