package dev.patchbay.lab.graph;

/// A change of a number that was asked for.
sealed interface Change {

    String number();

    record Assign(
            String number, String numberType, String target, String category, String locationId)
            implements Change {}

    record Unassign(String number, String numberType) implements Change {}
}
