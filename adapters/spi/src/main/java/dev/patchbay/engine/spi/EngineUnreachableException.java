package dev.patchbay.engine.spi;

/// No answer came within the deadline, or the connection broke. Worth trying again.
public final class EngineUnreachableException extends EngineException {

    public EngineUnreachableException(String message) {
        super(message);
    }

    public EngineUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
