package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.microsoft.Comparison;
import dev.patchbay.orchestrator.microsoft.Comparison.Difference;
import dev.patchbay.orchestrator.microsoft.NumberChanges;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.telephony.PhoneNumber;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// What goes on at Microsoft for one tenant, and where the two differ, for its page.
@Component
class MicrosoftWork {

    private static final int MOST = 100;

    /// A number that differs.
    record DifferenceLine(
            String number,
            boolean known,
            String ours,
            String theirs,
            boolean resource,
            String routed,
            String sentence) {

        static DifferenceLine of(Difference difference) {
            return new DifferenceLine(
                    difference.number().e164(),
                    difference.known(),
                    difference.ours().map(Assignment::target).orElse("nobody"),
                    difference.theirs().orElse("nobody"),
                    difference.resource(),
                    difference.routed().map(Object::toString).orElse("refused"),
                    difference.sentence());
        }
    }

    private final NumberChanges changes;
    private final Comparison comparison;

    MicrosoftWork(NumberChanges changes, Comparison comparison) {
        this.changes = changes;
        this.comparison = comparison;
    }

    void addTo(Model model, TenantId tenant) {
        var differences = comparison.of(tenant);
        model.addAttribute("queue", changes.queue(tenant));
        model.addAttribute(
                "changes", changes.unsettled(tenant, MOST).stream().map(ChangeView::of).toList());
        model.addAttribute("differenceCount", differences.size());
        model.addAttribute(
                "differences", differences.stream().limit(MOST).map(DifferenceLine::of).toList());
    }

    void keepOurs(String number) {
        comparison.keepOurs(new PhoneNumber(number));
    }

    void takeTheirs(TenantId tenant, String number, boolean attendant) {
        comparison.takeTheirs(tenant, new PhoneNumber(number), attendant);
    }
}
