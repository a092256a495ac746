package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Changes whose next step is due: of each tenant one or two at a time, so that a large customer's
/// ten thousand do not hold up another's one.
@Component
class ChangeDuty implements Duty {

    private final ChangeRows rows;
    private final ChangeSteps steps;
    private final MicrosoftProperties properties;

    ChangeDuty(ChangeRows rows, ChangeSteps steps, MicrosoftProperties properties) {
        this.rows = rows;
        this.steps = steps;
        this.properties = properties;
    }

    @Override
    public List<Due> due(Instant now, Set<String> underWay) {
        var due = new ArrayList<Due>();
        for (var tenant : rows.tenantsThatMay(now)) {
            var prefix = MicrosoftLoop.key("change", new TenantId(tenant)) + "-";
            var running = (int) underWay.stream().filter(it -> it.startsWith(prefix)).count();
            var free = properties.writesAtOnce() - running;
            if (free > 0) {
                rows.due(tenant, now, Limit.of(free + running)).stream()
                        .filter(id -> !underWay.contains(prefix + id))
                        .limit(free)
                        .forEach(id -> due.add(new Due(prefix + id, () -> steps.run(id))));
            }
        }
        return due;
    }
}
