package dev.patchbay.orchestrator.numberimport;

/// A line that was left out, and why.
///
/// @param field the column, as our own files head it
/// @param shown what stood there
/// @param expected what would have been taken
public record Fault(long line, String field, String shown, String expected) {}
