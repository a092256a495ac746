package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.microsoft.NumberChange.Stage;
import dev.patchbay.orchestrator.numberplan.Assignment;
import dev.patchbay.orchestrator.numberplan.Numbers;
import dev.patchbay.orchestrator.numberplan.NumbersChanged;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.PhoneNumber;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final int AT_ONCE = 500;
    private static final String REMEMBER =
            "insert into microsoft_wish (e164, tenant_id, kind, principal) values (?, ?, ?, ?)";

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
        var active = connections.active();
        // a hundred thousand numbers of customers who are not connected must cost nothing here
        if (active.isEmpty()) {
            return;
        }
        var all = List.copyOf(changed.numbers());
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            follow(all.subList(from, Math.min(all.size(), from + AT_ONCE)), active);
        }
        events.publishEvent(new WorkCame());
    }

    private void follow(List<PhoneNumber> some, Set<Long> active) {
        var known = known(some);
        var tenantOf = new HashMap<TrunkId, Optional<TenantId>>();
        var now = new HashMap<PhoneNumber, Wish>();
        for (var number : numbers.byNumbers(some)) {
            tenantOf.computeIfAbsent(number.trunk(), this::tenantOf)
                    .filter(tenant -> active.contains(tenant.value()))
                    .ifPresent(tenant ->
                            now.put(number.number(), new Wish(tenant, number.assignment())));
        }
        var news = new ArrayList<News>();
        for (var number : some) {
            news(
                            number,
                            Optional.ofNullable(known.get(number))
                                    .filter(wish -> active.contains(wish.tenant().value())),
                            Optional.ofNullable(now.get(number)))
                    .ifPresent(news::add);
        }
        remember(news);
        begin(news.stream().flatMap(News::begun).toList());
    }

    /// What was assigned before is taken for known: the comparison shows where Microsoft differs.
    @EventListener
    void on(Connected connected) {
        tenants.byId(connected.tenant()).stream()
                .flatMap(tenant -> trunks.ofCustomer(tenant.customer()).stream())
                .flatMap(trunk -> numbers.ofTrunk(trunk.id()).stream())
                .filter(number -> number.assignment().isPresent())
                .filter(number -> known(List.of(number.number())).isEmpty())
                .forEach(number ->
                        jdbc.update(
                                REMEMBER,
                                columns(
                                        number.number(),
                                        new Wish(connected.tenant(), number.assignment()))));
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

    /// A number whose wish is not what it was.
    private record News(PhoneNumber number, Optional<Wish> before, Optional<Wish> now) {

        /// One that went to another customer is taken from the former one's tenant.
        Stream<Begun> begun() {
            var former = before.flatMap(Wish::wanted).map(Assignment::target);
            var stays = before.map(Wish::tenant).equals(now.map(Wish::tenant));
            return Stream.concat(
                    before.filter(_ -> former.isPresent() && !stays).stream()
                            .map(wish -> new Wish(wish.tenant(), Optional.empty()))
                            .map(wish -> new Begun(number, wish, former, false)),
                    now.stream()
                            .map(wish ->
                                    new Begun(number, wish, former.filter(_ -> stays), false)));
        }
    }

    /// @param former whom it led to by our own doing
    record Begun(PhoneNumber number, Wish wish, Optional<String> former, boolean forced) {}

    private static Optional<News> news(
            PhoneNumber number, Optional<Wish> before, Optional<Wish> now) {
        return before.equals(now) || (before.isEmpty() && now.flatMap(Wish::wanted).isEmpty())
                ? Optional.empty()
                : Optional.of(new News(number, before, now));
    }

    private void remember(List<News> news) {
        jdbc.batchUpdate(
                "delete from microsoft_wish where e164 = ?",
                news.stream().map(it -> new Object[] {it.number().e164()}).toList());
        jdbc.batchUpdate(
                REMEMBER,
                news.stream()
                        .flatMap(it -> it.now().stream().map(wish -> columns(it.number(), wish)))
                        .toList());
    }

    private Optional<TenantId> tenantOf(TrunkId trunk) {
        return trunks.byId(trunk)
                .map(Trunk::customer)
                .flatMap(tenants::ofCustomer)
                .map(TeamsTenant::id);
    }

    private Map<PhoneNumber, Wish> known(List<PhoneNumber> some) {
        var known = new HashMap<PhoneNumber, Wish>();
        jdbc.query(
                "select e164, tenant_id, kind, principal from microsoft_wish where e164 in (%s)"
                        .formatted(String.join(",", Collections.nCopies(some.size(), "?"))),
                result -> {
                    var kind = result.getString(3);
                    known.put(
                            new PhoneNumber(result.getString(1)),
                            new Wish(
                                    new TenantId(result.getLong(2)),
                                    kind == null
                                            ? Optional.empty()
                                            : Optional.of(
                                                    Wish.assignment(kind, result.getString(4)))));
                },
                some.stream().map(PhoneNumber::e164).toArray());
        return known;
    }

    private static Object[] columns(PhoneNumber number, Wish wish) {
        return new Object[] {
            number.e164(),
            wish.tenant().value(),
            wish.wanted().map(Wish::kind).orElse(null),
            wish.wanted().map(Assignment::target).orElse(null)
        };
    }

    ChangeRow begin(Begun begun) {
        return begin(List.of(begun)).getFirst();
    }

    /// Those of the same tenant that have not asked Microsoft for anything yet are replaced; others
    /// come to their end first.
    private List<ChangeRow> begin(List<Begun> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        var open =
                changes
                        .findByE164InAndEndedIsNull(
                                all.stream().map(it -> it.number().e164()).distinct().toList())
                        .stream()
                        .collect(Collectors.groupingBy(row -> row.e164));
        return changes.saveAll(
                all.stream()
                        .map(it -> begun(it, open.getOrDefault(it.number().e164(), List.of())))
                        .toList());
    }

    private ChangeRow begun(Begun begun, List<ChangeRow> open) {
        var now = clock.instant();
        var taken = begun.former();
        for (var row : open) {
            if (row.open() && row.tenantId().equals(begun.wish().tenant()) && !row.asked()) {
                taken = Optional.ofNullable(row.former).or(begun::former);
                row.end(Stage.REPLACED, "", now);
                changes.save(row);
            }
        }
        var row = new ChangeRow();
        row.tenant = begun.wish().tenant().value();
        row.e164 = begun.number().e164();
        row.kind = begun.wish().wanted().map(Wish::kind).orElse(null);
        row.principal = begun.wish().wanted().map(Assignment::target).orElse(null);
        row.former = taken.orElse(null);
        row.forced = begun.forced();
        row.created = now;
        row.enter(Stage.WAITING, "", now);
        return row;
    }

    /// @return what the number's customer wants, where that is followed
    Optional<Wish> wished(PhoneNumber number) {
        return numbers.byNumber(number)
                .flatMap(
                        it -> tenantOf(it.trunk()).map(tenant -> new Wish(tenant, it.assignment())))
                .filter(wish -> connections.active().contains(wish.tenant().value()));
    }
}
