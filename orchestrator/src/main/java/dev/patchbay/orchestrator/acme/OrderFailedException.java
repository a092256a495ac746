package dev.patchbay.orchestrator.acme;

/// The message is a sentence for the admin.
final class OrderFailedException extends Exception {

    OrderFailedException(String message) {
        super(message);
    }
}
