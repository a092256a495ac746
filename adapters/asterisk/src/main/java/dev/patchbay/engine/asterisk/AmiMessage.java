package dev.patchbay.engine.asterisk;

import java.util.Map;

/// One block of an Asterisk Manager conversation: a response or an event.
public record AmiMessage(Map<String, String> headers) {

    public AmiMessage {
        headers = Map.copyOf(headers);
    }

    /// @return the header's value, empty if it is not there
    public String get(String name) {
        return headers.getOrDefault(name, "");
    }

    public boolean event(String name) {
        return get("Event").equals(name);
    }

    boolean event() {
        return headers.containsKey("Event");
    }

    public boolean error() {
        return get("Response").equals("Error");
    }

    public boolean response() {
        return headers.containsKey("Response");
    }

    public boolean opensList() {
        return get("EventList").equalsIgnoreCase("start");
    }

    public boolean closesList() {
        return headers.containsKey("Event")
                && (get("EventList").equalsIgnoreCase("Complete")
                        || get("EventList").equalsIgnoreCase("cancelled"));
    }
}
