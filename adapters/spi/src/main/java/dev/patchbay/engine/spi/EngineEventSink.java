package dev.patchbay.engine.spi;

/// Takes what an engine tells, one event at a time.
@FunctionalInterface
public interface EngineEventSink {

    void on(EngineEvent event);
}
