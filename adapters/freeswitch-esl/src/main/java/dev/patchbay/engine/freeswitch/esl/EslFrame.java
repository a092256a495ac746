package dev.patchbay.engine.freeswitch.esl;

import java.util.Map;

/// One message of an event socket conversation: headers, and a body where a length announced one.
///
/// @param body decoded as UTF-8; bytes that are none are replaced
record EslFrame(Map<String, String> headers, String body) {

    EslFrame {
        headers = Map.copyOf(headers);
    }

    /// @return the header's value, empty if it is not there
    String get(String name) {
        return headers.getOrDefault(name, "");
    }

    String type() {
        return get("Content-Type");
    }

    /// @return what a command was answered with, wherever this kind of answer keeps it
    String answer() {
        return (type().equals("api/response") ? body : get("Reply-Text")).strip();
    }
}
