package dev.patchbay.orchestrator.call;

/// What was spoken on a trunk's calls out that began in one quarter of an hour.
///
/// @param quarter quarters of an hour since 1970
record Spoken(long trunk, long quarter, long millis) {}
