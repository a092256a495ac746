package dev.patchbay.engine.asterisk.ari;

import java.util.Map;

/// One block of an Asterisk Manager conversation: a response or an event.
record AmiMessage(Map<String, String> headers) {

    AmiMessage {
        headers = Map.copyOf(headers);
    }

    /// @return the header's value, empty if it is not there
    String get(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean event(String name) {
        return get("Event").equals(name);
    }

    boolean error() {
        return get("Response").equals("Error");
    }

    boolean response() {
        return headers.containsKey("Response");
    }

    boolean opensList() {
        return get("EventList").equalsIgnoreCase("start");
    }

    boolean closesList() {
        return headers.containsKey("Event")
                && (get("EventList").equalsIgnoreCase("Complete")
                        || get("EventList").equalsIgnoreCase("cancelled"));
    }
}
