package dev.patchbay.lab.sip.control;

/// What a command answers: text for standard output, and an exit status.
public record Answer(int exitStatus, String text) {

    public static Answer ok(String text) {
        return new Answer(0, text);
    }

    public static Answer failed(String text) {
        return new Answer(1, text);
    }
}
