package dev.patchbay.lab.graph;

/// What every call needs beside its own tenant.
record Shared(World world, Settings settings, RuleBook book, Manners manners, Links links) {}
