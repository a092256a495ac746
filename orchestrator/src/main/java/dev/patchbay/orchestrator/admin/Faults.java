package dev.patchbay.orchestrator.admin;

import dev.patchbay.telephony.InvalidValueException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What is wrong with a form, by field, in a sentence each.
record Faults(Map<String, String> byField) {

    static final Faults NONE = new Faults(Map.of());

    Faults {
        byField = Map.copyOf(byField);
    }

    static Faults of(InvalidValueException e) {
        return new Faults(Map.of(e.field(), asking(e)));
    }

    static String asking(InvalidValueException e) {
        return asking(e.expected());
    }

    private static String asking(String expected) {
        return "Please enter " + expected + ".";
    }

    /// @return these, and the same said of other fields in which nothing was wrong
    Faults and(Stream<String> fields, String expected) {
        var all = new HashMap<>(byField);
        fields.forEach(field -> all.putIfAbsent(field, asking(expected)));
        return new Faults(all);
    }

    /// For a refusal that belongs to no field, such as removing what is in use.
    static String sentence(InvalidValueException e) {
        return "Not possible: there must be %s.".formatted(e.expected());
    }

    public String at(String field) {
        return byField.getOrDefault(field, "");
    }

    public boolean any() {
        return !byField.isEmpty();
    }
}
