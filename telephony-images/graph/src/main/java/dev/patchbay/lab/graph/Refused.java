package dev.patchbay.lab.graph;

/// A request that is answered with an error, in Graph's words.
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String text;

    Refused(int status, String code, String text) {
        super("%d %s: %s".formatted(status, code, text));
        this.status = status;
        this.code = code;
        this.text = text;
    }

    static Refused badRequest(String code, String text) {
        return new Refused(400, code, text);
    }

    static Refused notFound(String text) {
        return new Refused(404, "NotFound", text);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String text() {
        return text;
    }
}
