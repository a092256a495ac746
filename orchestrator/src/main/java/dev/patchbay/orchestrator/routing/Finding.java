package dev.patchbay.orchestrator.routing;

import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.RewriteRules;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What was found on the way to a decision, put into words only where somebody listens.
final class Finding {

    private Finding() {}

    record Named(String kind, List<Trunk> trunks) {

        @Override
        public String toString() {
            return trunks.stream()
                    .map(trunk -> "%s %s%s".formatted(kind, trunk.name(), state(trunk)).strip())
                    .collect(Collectors.joining(", "));
        }
    }

    private static String state(Trunk trunk) {
        return !trunk.enabled() ? " (disabled)" : trunk.live() ? "" : " (draft)";
    }

    record Assigned(Assignment assignment) {

        @Override
        public String toString() {
            return "%s, %s"
                    .formatted(
                            assignment.target(),
                            switch (assignment) {
                                case Assignment.TeamsUser user -> "a Teams user";
                                case Assignment.CallQueue queue -> "a call queue";
                                case Assignment.AutoAttendant attendant -> "an auto attendant";
                            });
        }
    }

    record Meant(String dialled, Country country, Optional<PhoneNumber> number) {

        @Override
        public String toString() {
            return number.isPresent()
                    ? "'%s' dialled in %s is %s".formatted(dialled, country, number.get())
                    : "'%s' dialled in %s is no number".formatted(dialled, country);
        }
    }

    record Rewritten(Trunk trunk, List<RewriteRules.Step> steps) {

        @Override
        public String toString() {
            return steps.stream()
                    .map(RewriteRules.Step::toString)
                    .collect(Collectors.joining("; ", "trunk " + trunk.name() + ": ", ""));
        }
    }
}
