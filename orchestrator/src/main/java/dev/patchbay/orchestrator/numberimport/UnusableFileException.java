package dev.patchbay.orchestrator.numberimport;

/// A file that cannot be read as a whole. The message is a sentence for whoever sent it.
class UnusableFileException extends Exception {

    UnusableFileException(String sentence) {
        super(sentence);
    }
}
