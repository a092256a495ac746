package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.edge.Finding;
import dev.patchbay.orchestrator.edge.Verdict;
import java.util.List;

/// A check's result in words.
///
/// @param tone Tabler's name of the colour that says it at a glance
/// @param open whether to show at once what was expected and how to mend it
record FindingView(
        String title,
        String about,
        String tone,
        String verdict,
        String seen,
        String expected,
        String source,
        String mend,
        boolean open) {

    static FindingView of(Finding finding) {
        var check = finding.check();
        return new FindingView(
                check.title(),
                finding.about(),
                switch (finding.verdict()) {
                    case PASS -> "green";
                    case WARN -> "yellow";
                    case FAIL -> "red";
                },
                switch (finding.verdict()) {
                    case PASS -> "passed";
                    case WARN -> "look";
                    case FAIL -> "failed";
                },
                finding.seen(),
                check.expected(),
                check.source(),
                check.mend(),
                finding.verdict() != Verdict.PASS);
    }

    static String summary(List<Finding> findings) {
        var failed = findings.stream().filter(it -> it.verdict() == Verdict.FAIL).count();
        return failed == 0
                ? "Teams will find everything as it wants it."
                : "%d of %d checks failed: Teams would refuse calls, or not find this SBC."
                        .formatted(failed, findings.size());
    }
}
