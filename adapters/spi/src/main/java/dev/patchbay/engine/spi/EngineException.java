package dev.patchbay.engine.spi;

/// The engine did not do what was asked. Exactly two kinds: it refused, or it could not be reached.
public abstract sealed class EngineException extends Exception
        permits EngineRefusedException, EngineUnreachableException {

    EngineException(String message) {
        super(message);
    }

    EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
