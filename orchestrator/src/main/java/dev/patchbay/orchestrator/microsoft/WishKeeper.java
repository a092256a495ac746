package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.numberplan.NumbersChanged;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sees in the transaction of an assignment that Microsoft has to follow, so that no change is
/// stored without the work it makes. Only tenants that are connected are followed.
@Component
class WishKeeper {

    private final Numbers numbers;
    private final Trunks trunks;
    private final Tenants tenants;
    private final ConnectionRows connections;
    private final ChangeRows changes;
    private final JdbcDirectory directory;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WishKeeper(
            Numbers numbers,
            Trunks trunks,
            Tenants tenants,
            ConnectionRows connections,
            ChangeRows changes,
            JdbcDirectory directory,
            JdbcTemplate jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.numbers = numbers;
        this.trunks = trunks;
        this.tenants = tenants;
        this.connections = connections;
        this.changes = changes;
        this.directory = directory;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(NumbersChanged changed) {
        changed.numbers().forEach(this::follow);
        events.publishEvent(new WorkCame());
    }

    /// What was assigned before is taken for known: the comparison shows where Microsoft differs.
    @EventListener
    void on(Connected connected) {
        tenants.byId(connected.tenant()).stream()
                .flatMap(tenant -> trunks.ofCustomer(tenant.customer()).stream())
                .flatMap(trunk -> numbers.ofTrunk(trunk.id()).stream())
                .filter(number -> number.assignment().isPresent())
                .filter(number -> known(number.number()).isEmpty())
                .forEach(number ->
                        remember(
                                number.number(),
                                new Wish(connected.tenant(), number.assignment())));
    }

    @EventListener
    void on(Disconnected disconnected) {
        directory.drop(disconnected.tenant());
        var tenant = disconnected.tenant().value();
        jdbc.update("delete from microsoft_wish where tenant_id = ?", tenant);
        jdbc.update(
                "update microsoft_change set stage = 'FAILED', trouble = 'NOT_CONNECTED',"
                        + " next_step = null, ended = ?, version = version + 1"
                        + " where tenant_id = ? and ended is null",
                ConsentLinks.sql(clock.instant()),
                tenant);
    }

    private void follow(PhoneNumber number) {
        var before = known(number);
        var now = numbers.byNumber(number).flatMap(this::wish).filter(this::active);
        var former = before.flatMap(Wish::wanted).map(Assignment::target);
        if (before.isPresent() && now.isPresent() && before.get().equals(now.get())) {
            return;
        }
        if (before.isEmpty() && now.flatMap(Wish::wanted).isEmpty()) {
            return;
        }
        jdbc.update("delete from microsoft_wish where e164 = ?", number.e164());
        now.ifPresent(wish -> remember(number, wish));
        // a number that went to another customer is taken from the former one's tenant
        before.filter(wish -> former.isPresent() && active(wish))
                .filter(wish -> !now.map(Wish::tenant).equals(Optional.of(wish.tenant())))
                .ifPresent(wish ->
                        begin(number, new Wish(wish.tenant(), Optional.empty()), former, false));
        now.ifPresent(wish ->
                begin(
                        number,
                        wish,
                        before.filter(it -> it.tenant().equals(wish.tenant()))
                                .flatMap(Wish::wanted)
                                .map(Assignment::target),
                        false));
    }

    private Optional<Wish> wish(TrunkNumber number) {
        return trunks.byId(number.trunk())
                .map(Trunk::customer)
                .flatMap(tenants::ofCustomer)
                .map(tenant -> new Wish(tenant.id(), number.assignment()));
    }

    private boolean active(Wish wish) {
        return connections
                .findById(wish.tenant().value())
                .map(ConnectionRow::toConnection)
                .filter(Connection::active)
                .isPresent();
    }

    private Optional<Wish> known(PhoneNumber number) {
        return jdbc
                .query(
                        "select tenant_id, kind, principal from microsoft_wish where e164 = ?",
                        (result, _) ->
                                new Wish(
                                        new TenantId(result.getLong(1)),
                                        Optional.ofNullable(result.getString(2)).isEmpty()
                                                ? Optional.empty()
                                                : Optional.of(
                                                        Wish.assignment(
                                                                result.getString(2),
                                                                result.getString(3)))),
                        number.e164())
                .stream()
                .findFirst();
    }

    private void remember(PhoneNumber number, Wish wish) {
        jdbc.update(
                "insert into microsoft_wish (e164, tenant_id, kind, principal) values (?, ?, ?, ?)",
                number.e164(),
                wish.tenant().value(),
                wish.wanted().map(Wish::kind).orElse(null),
                wish.wanted().map(Assignment::target).orElse(null));
    }

    /// Those that have not asked Microsoft for anything yet are replaced; others come to their end
    /// first.
    ///
    /// @param former whom it led to by our own doing
    ChangeRow begin(PhoneNumber number, Wish wish, Optional<String> former, boolean forced) {
        var now = clock.instant();
        var taken = former;
        for (var open : changes.findByE164AndEndedIsNull(number.e164())) {
            if (open.stage == Stage.WAITING
                    || open.stage == Stage.CHECKED
                    || open.stage == Stage.BY_HAND) {
                taken = Optional.ofNullable(open.former).or(() -> former);
                open.end(Stage.REPLACED, "", now);
                changes.save(open);
            }
        }
        var row = new ChangeRow();
        row.tenant = wish.tenant().value();
        row.e164 = number.e164();
        row.kind = wish.wanted().map(Wish::kind).orElse(null);
        row.principal = wish.wanted().map(Assignment::target).orElse(null);
        row.former = taken.orElse(null);
        row.forced = forced;
        row.created = now;
        row.enter(Stage.WAITING, "", now);
        return changes.saveAndFlush(row);
    }

    /// @return what the number's customer wants, where that is followed
    Optional<Wish> wished(PhoneNumber number) {
        return numbers.byNumber(number).flatMap(this::wish).filter(this::active);
    }
}
