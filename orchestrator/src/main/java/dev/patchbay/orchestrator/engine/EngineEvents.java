package dev.patchbay.orchestrator.engine;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// When something happens to an engine, and who is told.
@Component
record EngineEvents(Clock clock, ApplicationEventPublisher publisher) {}
