package dev.patchbay.engine.asterisk.ari;

/// A manager action under way.
record AmiSent(String id, AmiPending pending) {}
