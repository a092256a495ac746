package dev.patchbay.engine.asterisk;

/// A manager action under way.
record AmiSent(String id, AmiPending pending) {}
