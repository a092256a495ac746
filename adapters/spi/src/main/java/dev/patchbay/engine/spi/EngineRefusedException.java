package dev.patchbay.engine.spi;

/// The engine answered, and the answer was no. Doing the same again gives the same answer.
public final class EngineRefusedException extends EngineException {

    public EngineRefusedException(String message) {
        super(message);
    }

    public EngineRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
