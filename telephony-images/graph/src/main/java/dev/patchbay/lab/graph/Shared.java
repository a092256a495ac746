package dev.patchbay.lab.graph;

import dev.patchbay.lab.sip.control.RuleBook;

/// What every call needs beside its own tenant.
record Shared(World world, Settings settings, RuleBook<Rule> book, Manners manners, Links links) {}
