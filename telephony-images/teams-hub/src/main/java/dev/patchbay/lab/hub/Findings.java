package dev.patchbay.lab.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a judge found out, in the order of its looking.
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void look(Rule rule, boolean kept, String seen) {
        all.add(new Finding(rule, kept, seen));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    Optional<Finding> firstBroken() {
        return all.stream().filter(finding -> !finding.kept()).findFirst();
    }
}
