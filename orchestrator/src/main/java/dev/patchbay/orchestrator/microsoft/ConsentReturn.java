package dev.patchbay.orchestrator.microsoft;

/// What a browser brings back from Microsoft. Nothing in it is to be believed.
///
/// @param state what we gave out
/// @param tenant the directory id that is said to have consented
/// @param error empty if there is none
public record ConsentReturn(String state, String tenant, boolean consented, String error) {}
