package dev.patchbay.lab.hub;

import dev.patchbay.lab.sip.control.RuleBook;

/// One look at one rule.
///
/// @param seen what was found, as it stood on the wire
record Finding(Rule rule, boolean kept, String seen) {

    void noteIn(RuleBook<Rule> book) {
        book.note(rule, kept, seen);
    }
}
