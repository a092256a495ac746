package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Assignment.AutoAttendant;
import dev.patchbay.orchestrator.numberplan.Assignment.CallQueue;
import dev.patchbay.orchestrator.numberplan.Assignment.TeamsUser;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.routing.CurrentRouter;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class StoredComparison implements Comparison {

    private static final String HELD =
            "select n.e164, n.account_id, n.direct_routing, a.principal, a.resource"
                    + " from microsoft_number n left join microsoft_account a"
                    + " on a.tenant_id = n.tenant_id and a.account_id = n.account_id"
                    + " where n.tenant_id = ?";

    /// @param whom the principal name, or the id of an account nobody knows
    private record Held(@Nullable String whom, boolean directRouting, boolean resource) {}

    private final JdbcTemplate jdbc;
    private final Numbers numbers;
    private final Trunks trunks;
    private final Tenants tenants;
    private final Connections connections;
    private final NumberChanges changes;
    private final CurrentRouter router;

    StoredComparison(
            JdbcTemplate jdbc,
            Numbers numbers,
            Trunks trunks,
            Tenants tenants,
            Connections connections,
            NumberChanges changes,
            CurrentRouter router) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.trunks = trunks;
        this.tenants = tenants;
        this.connections = connections;
        this.changes = changes;
        this.router = router;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Difference> of(TenantId tenant) {
        var readable =
                connections.reach(tenant).readsNumbers()
                        && connections.of(tenant).flatMap(Connection::synced).isPresent();
        if (!readable) {
            return List.of();
        }
        var held = held(tenant);
        var ours = ours(tenant);
        var all = new TreeSet<>(ours.keySet());
        all.addAll(held.keySet());
        return all.stream()
                .flatMap(number ->
                        difference(
                                tenant,
                                number,
                                Optional.ofNullable(ours.get(number)),
                                Optional.ofNullable(held.get(number)))
                                .stream())
                .toList();
    }

    private Map<PhoneNumber, Held> held(TenantId tenant) {
        var held = new TreeMap<PhoneNumber, Held>();
        jdbc.query(
                HELD,
                result -> {
                    var principal = result.getString(4);
                    held.put(
                            new PhoneNumber(result.getString(1)),
                            new Held(
                                    principal == null ? result.getString(2) : principal,
                                    result.getBoolean(3),
                                    result.getBoolean(5)));
                },
                tenant.value());
        return held;
    }

    private SortedMap<PhoneNumber, TrunkNumber> ours(TenantId tenant) {
        var ours = new TreeMap<PhoneNumber, TrunkNumber>();
        tenants.byId(tenant).stream()
                .flatMap(it -> trunks.ofCustomer(it.customer()).stream())
                .flatMap(trunk -> numbers.ofTrunk(trunk.id()).stream())
                .forEach(number -> ours.put(number.number(), number));
        return ours;
    }

    private Optional<Difference> difference(
            TenantId tenant, PhoneNumber number, Optional<TrunkNumber> known, Optional<Held> held) {
        var ours = known.flatMap(TrunkNumber::assignment);
        var theirs = held.flatMap(it -> Optional.ofNullable(it.whom()));
        var routed = router.tenantOf(number);
        var fqdn = tenants.byId(tenant).orElseThrow().fqdn();
        var sentence =
                held.filter(it -> !it.directRouting()).isPresent()
                        ? known.map(it -> "Microsoft has it as a number of another kind.")
                        : ours.map(Assignment::target).equals(theirs)
                                ? misrouted(ours.isPresent(), routed.equals(Optional.of(fqdn)))
                                : unlike(known.isPresent(), ours, theirs);
        return sentence.map(it ->
                new Difference(
                        number,
                        known.isPresent(),
                        ours,
                        theirs,
                        held.filter(Held::resource).isPresent(),
                        routed,
                        it));
    }

    private static Optional<String> misrouted(boolean assigned, boolean routed) {
        return assigned && !routed
                ? Optional.of(
                        "Assigned alike, and yet calls are refused: the tenant or the trunk is disabled.")
                : Optional.empty();
    }

    private static Optional<String> unlike(
            boolean known, Optional<Assignment> ours, Optional<String> theirs) {
        if (!known) {
            return theirs.map(it -> "Microsoft knows it; it is on none of the customer's trunks.");
        }
        if (theirs.isEmpty()) {
            return Optional.of("Assigned here alone.");
        }
        return Optional.of(
                ours.isEmpty()
                        ? "Assigned at Microsoft alone; calls to it are refused here."
                        : "Assigned to somebody else at Microsoft.");
    }

    @Override
    public void keepOurs(PhoneNumber number) {
        changes.takeOver(number);
    }

    @Override
    public void takeTheirs(TenantId tenant, PhoneNumber number, boolean attendant) {
        var held = Optional.ofNullable(held(tenant).get(number));
        var whom = held.flatMap(it -> Optional.ofNullable(it.whom()));
        if (whom.isEmpty()) {
            numbers.release(number);
            return;
        }
        if (!whom.get().contains("@")) {
            throw new InvalidValueException(
                    "number", number.e164(), "a number of an account that is known");
        }
        numbers.assign(
                number,
                !held.get().resource()
                        ? new TeamsUser(whom.get())
                        : attendant ? new AutoAttendant(whom.get()) : new CallQueue(whom.get()));
    }
}
