package dev.patchbay.orchestrator.onboarding;

import dev.patchbay.orchestrator.call.CallHistory;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.InvalidValueException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaOnboardings implements Onboardings {

    private static final Pattern TXT = Pattern.compile("MS=ms[0-9]{6,12}");

    private static final List<Step> ORDER = List.of(Step.values());

    private final OnboardingRows rows;
    private final Tenants tenants;
    private final CallHistory calls;
    private final Clock clock;

    JpaOnboardings(OnboardingRows rows, Tenants tenants, CallHistory calls, Clock clock) {
        this.rows = rows;
        this.tenants = tenants;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Onboarding of(TenantId tenant) {
        return row(tenant).toOnboarding(tenant);
    }

    @Override
    public Onboarding told(TenantId tenant, List<String> txts) {
        var names = tenants.namesOf(existing(tenant));
        var value = txts.stream().map(JpaOnboardings::txt).collect(Collectors.joining(" "));
        if (txts.size() != names.size()) {
            throw new InvalidValueException("txt", value, "one value for each of " + names);
        }
        var row = row(tenant);
        if (row.step.compareTo(Step.TXT_RECORD) > 0) {
            throw new InvalidValueException("txt", value, "an onboarding before its verification");
        }
        row.txt = value;
        return moved(row, tenant, Step.TXT_RECORD);
    }

    private static String txt(String typed) {
        var value = typed.strip().replaceAll("^\"|\"$", "");
        if (!TXT.matcher(value).matches()) {
            throw new InvalidValueException(
                    "txt",
                    typed.replaceAll("\\p{Cntrl}", "␀"),
                    "the value Microsoft shows, such as MS=ms12345678");
        }
        return value;
    }

    @Override
    public Onboarding done(TenantId tenant, Step step) {
        var row = row(tenant);
        if (row.step != step || step == Step.DOMAIN || step == Step.LIVE) {
            throw new InvalidValueException(
                    "step", step.name(), "the step that is waited for: " + row.step.title());
        }
        return step == Step.TEST_CALL
                ? proven(tenant)
                : moved(row, tenant, ORDER.get(ORDER.indexOf(step) + 1));
    }

    @Override
    public Onboarding back(TenantId tenant) {
        var row = row(tenant);
        return moved(row, tenant, ORDER.get(Math.max(0, ORDER.indexOf(row.step) - 1)));
    }

    @Override
    public Onboarding proven(TenantId tenant) {
        var row = row(tenant);
        var since = Optional.ofNullable(row.since).orElse(Instant.EPOCH);
        return row.step == Step.TEST_CALL && answered(tenant, since)
                ? moved(row, tenant, Step.LIVE)
                : row.toOnboarding(tenant);
    }

    private boolean answered(TenantId tenant, Instant since) {
        return calls.lastAnsweredFrom(existing(tenant).fqdn().value())
                .filter(at -> !at.isBefore(since))
                .isPresent();
    }

    /// A tenant whose calls come already needs no onboarding, however it was set up.
    private OnboardingRow row(TenantId tenant) {
        return rows.findById(tenant.value())
                .orElseGet(() -> {
                    var fresh = new OnboardingRow();
                    fresh.tenant = tenant.value();
                    fresh.step = answered(tenant, Instant.EPOCH) ? Step.LIVE : Step.DOMAIN;
                    return fresh;
                });
    }

    private TeamsTenant existing(TenantId tenant) {
        return tenants.byId(tenant)
                .orElseThrow(() ->
                        new InvalidValueException(
                                "tenant", tenant.toString(), "a tenant that exists"));
    }

    private Onboarding moved(OnboardingRow row, TenantId tenant, Step step) {
        existing(tenant);
        if (row.step != step || row.since == null) {
            row.since = clock.instant();
        }
        row.step = step;
        return rows.saveAndFlush(row).toOnboarding(tenant);
    }
}
