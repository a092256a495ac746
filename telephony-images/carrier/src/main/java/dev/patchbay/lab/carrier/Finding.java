package dev.patchbay.lab.carrier;

/// One look at one rule.
///
/// @param seen what was found, as it stood on the wire
record Finding(Rule rule, boolean kept, String seen) {}
