package dev.patchbay.orchestrator.api;

import dev.patchbay.orchestrator.microsoft.Comparison;
import dev.patchbay.orchestrator.microsoft.NumberChange;
import dev.patchbay.orchestrator.microsoft.NumberChanges;
import dev.patchbay.orchestrator.microsoft.Trouble;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class MicrosoftChangeApi {

    /// @param wanted whom the number is to lead to, or null for nobody
    /// @param stage such as `waiting`, `polling`, `by-hand`, `done` or `failed`
    /// @param trouble such as `no-licence`, where it failed
    record ChangeJson(
            String number,
            @Nullable String wanted,
            String stage,
            String said,
            @Nullable String trouble,
            @Nullable String sentence,
            @Nullable String advice,
            @Nullable String script,
            Instant created,
            @Nullable Instant nextStep,
            @Nullable Instant ended) {

        static ChangeJson of(NumberChange change) {
            return new ChangeJson(
                    change.number().e164(),
                    change.wanted().map(Assignment::target).orElse(null),
                    word(change.stage()),
                    change.said(),
                    change.trouble().map(ChangeJson::word).orElse(null),
                    change.trouble().map(Trouble::sentence).orElse(null),
                    change.trouble().map(Trouble::advice).orElse(null),
                    change.script().orElse(null),
                    change.created(),
                    change.nextStep().orElse(null),
                    change.ended().orElse(null));
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    record QueueJson(long underWay, long byHand, List<ChangeJson> items) {}

    record DifferenceJson(
            String number,
            boolean known,
            @Nullable String ours,
            @Nullable String theirs,
            @Nullable String routed,
            String sentence) {

        static DifferenceJson of(Comparison.Difference difference) {
            return new DifferenceJson(
                    difference.number().e164(),
                    difference.known(),
                    difference.ours().map(Assignment::target).orElse(null),
                    difference.theirs().orElse(null),
                    difference.routed().map(Object::toString).orElse(null),
                    difference.sentence());
        }
    }

    private static final int MOST = 200;

    private final NumberChanges changes;
    private final Comparison comparison;

    MicrosoftChangeApi(NumberChanges changes, Comparison comparison) {
        this.changes = changes;
        this.comparison = comparison;
    }

    @GetMapping("/tenants/{id}/microsoft/changes")
    QueueJson changes(@PathVariable long id) {
        var tenant = new TenantId(id);
        var queue = changes.queue(tenant);
        return new QueueJson(
                queue.underWay(),
                queue.byHand(),
                changes.unsettled(tenant, MOST).stream().map(ChangeJson::of).toList());
    }

    @GetMapping("/numbers/{number}/microsoft")
    ResponseEntity<ChangeJson> change(@PathVariable String number) {
        return ResponseEntity.of(changes.latest(new PhoneNumber(number)).map(ChangeJson::of));
    }

    @PostMapping("/numbers/{number}/microsoft/again")
    ChangeJson again(@PathVariable String number) {
        return ChangeJson.of(changes.again(new PhoneNumber(number)));
    }

    @PostMapping("/numbers/{number}/microsoft/take-over")
    ChangeJson takeOver(@PathVariable String number) {
        return ChangeJson.of(changes.takeOver(new PhoneNumber(number)));
    }

    @PostMapping("/numbers/{number}/microsoft/ran")
    ChangeJson ran(@PathVariable String number) {
        return ChangeJson.of(changes.ranByHand(new PhoneNumber(number)));
    }

    @GetMapping("/tenants/{id}/microsoft/differences")
    List<DifferenceJson> differences(@PathVariable long id) {
        return comparison.of(new TenantId(id)).stream().map(DifferenceJson::of).toList();
    }

    @PostMapping("/tenants/{id}/microsoft/differences/{number}/keep")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable long id, @PathVariable String number) {
        comparison.keepOurs(new PhoneNumber(number));
    }

    @PostMapping("/tenants/{id}/microsoft/differences/{number}/take")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(
            @PathVariable long id,
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean attendant) {
        comparison.takeTheirs(new TenantId(id), new PhoneNumber(number), attendant);
    }
}
