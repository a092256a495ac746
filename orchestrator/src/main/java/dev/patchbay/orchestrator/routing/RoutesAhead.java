package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.engine.spi.Route.Dial;
import dev.patchbay.engine.spi.TableChanges;
import dev.patchbay.engine.spi.TableKey;
import dev.patchbay.engine.spi.TableKey.Emergency;
import dev.patchbay.engine.spi.TableKey.From;
import dev.patchbay.engine.spi.TableKey.Inbound;
import dev.patchbay.engine.spi.TableKey.MediaOf;
import dev.patchbay.engine.spi.TableKey.Outbound;
import dev.patchbay.engine.spi.TableKey.Source;
import dev.patchbay.orchestrator.numberplan.DialledText;
import dev.patchbay.orchestrator.numberplan.EmergencyNumbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.teams.TeamsTenant;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.RewriteRule.Side;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// The engine's own table: every decision that depends on nothing but who is called and who calls.
/// What is not in it, the engine asks about; when nobody answers, it is the last known route. Each
/// row is a function of its key, so that a change costs what it changes. Pure.
public final class RoutesAhead {

    /// Whether the engine follows a row at once or asks first and takes the row if nobody answers.
    public enum Mode {
        AHEAD,
        ASK
    }

    private final RoutingTable table;
    private final CallRouter router;
    private final Mode mode;

    public RoutesAhead(RoutingTable table, Mode mode) {
        this.table = table;
        this.mode = mode;
        router = new CallRouter(table);
    }

    /// @return the rows, encoded key to encoded value
    public static Map<String, String> of(RoutingTable table, Mode mode) {
        var rows = new TreeMap<String, String>();
        new RoutesAhead(table, mode).forEach(rows::put);
        return rows;
    }

    /// Each row once, encoded, in no order.
    public void forEach(BiConsumer<String, String> row) {
        table.origins()
                .addresses()
                .forEach((address, origin) -> row.accept(new Source(address).encoded(), origin));
        table.trunks().values().stream()
                .flatMap(trunk -> homes(trunk).stream())
                .forEach(key -> row.accept(key.encoded(), From.YES));
        table.trunks().values().stream()
                .flatMap(trunk -> MediaRows.keys(trunk, table).stream())
                .distinct() // trunks share an origin
                .forEach(key -> value(key).ifPresent(media -> row.accept(key.encoded(), media)));
        table.numbers()
                .forEach(number -> {
                    for (var key : keysOf(number)) {
                        if (ownedBy(number, key)) {
                            row.accept(key.encoded(), value(number, key));
                        }
                    }
                });
        for (var key : approvals()) {
            approved(key).ifPresent(route -> row.accept(key.encoded(), route));
        }
        table.tenants()
                .values()
                .forEach(tenant -> {
                    for (var key : emergencies(tenant)) {
                        value(key).ifPresent(route -> row.accept(key.encoded(), route));
                    }
                });
    }

    /// What turns an engine's table of these earlier rows into one of these.
    public TableChanges since(RoutesAhead earlier) {
        var puts = new HashMap<String, String>();
        var removals = new HashSet<String>();
        var growth = 0;
        for (var key : new Difference(earlier.table, table).keys(earlier::keys, this::keys)) {
            var before = earlier.value(key);
            var now = value(key);
            if (now.isPresent() && !now.equals(before)) {
                puts.put(key.encoded(), now.get());
            }
            if (now.isEmpty() && before.isPresent()) {
                removals.add(key.encoded());
            }
            growth += (now.isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0);
        }
        return new TableChanges(puts, removals, growth);
    }

    /// The keys of all rows that may depend on these.
    private Set<TableKey> keys(Difference.Changed changed) {
        var keys = new HashSet<TableKey>();
        changed.numbers().stream()
                .flatMap(number -> Stream.ofNullable(table.numbers().get(number)))
                .forEach(number -> keys.addAll(keysOf(number)));
        changed.customers().stream()
                .flatMap(customer -> Stream.ofNullable(table.tenantOfCustomer().get(customer)))
                .forEach(tenant -> keys.addAll(emergencies(tenant)));
        changed.addresses().forEach(address -> keys.add(new Source(address)));
        changed.trunks().stream()
                .flatMap(trunk -> Stream.ofNullable(table.trunks().get(trunk)))
                .forEach(trunk -> {
                    keys.addAll(homes(trunk));
                    keys.addAll(MediaRows.keys(trunk, table));
                });
        // few, and each depends on trunk, tenant and rules
        keys.addAll(approvals());
        return keys;
    }

    /// From where the calls of an account may come, if the trunk is one.
    private static List<From> homes(Trunk trunk) {
        return trunk.connection() instanceof Registration && trunk.draft().isEmpty()
                ? trunk.sources()
                        .map(networks ->
                                networks.stream()
                                        .flatMap(network -> network.addresses().stream())
                                        .distinct()
                                        .map(address ->
                                                new From(
                                                        Origins.ofAccount(trunk),
                                                        Optional.of(address)))
                                        .toList())
                        .orElseGet(
                                () -> List.of(new From(Origins.ofAccount(trunk), Optional.empty())))
                : List.of();
    }

    private List<TableKey> keysOf(TrunkNumber number) {
        var trunk = table.trunks().get(number.trunk());
        if (trunk == null || trunk.draft().isPresent()) {
            return List.of();
        }
        var origin = table.origins().of(trunk);
        var keys = new ArrayList<TableKey>();
        countries(origin).stream()
                .flatMap(country -> DialledText.spellings(number.number(), country).stream())
                .distinct()
                .forEach(dialled -> keys.add(new Inbound(origin, dialled)));
        tenantOf(number)
                .ifPresent(tenant -> keys.add(new Outbound(tenant.fqdn(), number.number().e164())));
        return keys;
    }

    private List<Outbound> approvals() {
        var keys = new ArrayList<Outbound>();
        table.screens()
                .forEach((customer, screen) ->
                        Optional.ofNullable(table.tenantOfCustomer().get(customer))
                                .ifPresent(tenant ->
                                        screen.approved().keySet().stream()
                                                .map(it -> new Outbound(tenant.fqdn(), it.e164()))
                                                .forEach(keys::add)));
        return keys;
    }

    private List<Country> countries(String origin) {
        return table.origins().countries().getOrDefault(origin, List.of());
    }

    private List<TableKey> emergencies(TeamsTenant tenant) {
        return table.trunksOf(tenant.customer()).stream()
                .flatMap(trunk -> EmergencyNumbers.of(trunk.country()).stream())
                .distinct()
                .<TableKey>map(number -> new Emergency(tenant.fqdn(), number))
                .toList();
    }

    /// Where all trunks of an origin are of one country, a spelling means one number by the way it
    /// was made.
    private boolean ownedBy(TrunkNumber number, TableKey key) {
        return !(key instanceof Inbound inbound)
                || countries(inbound.origin()).size() == 1
                || owner(inbound).filter(number::equals).isPresent();
    }

    private String value(TrunkNumber number, TableKey key) {
        return key instanceof Inbound ? inbound(number) : outbound(number);
    }

    /// @return the row, or empty if there is none for this key
    private Optional<String> value(TableKey key) {
        return switch (key) {
            case Source(var address) ->
                    Optional.ofNullable(table.origins().addresses().get(address));
            case From from ->
                    table.origins().trunks().getOrDefault(from.origin(), List.of()).stream()
                            .filter(trunk -> homes(trunk).contains(from))
                            .map(trunk -> From.YES)
                            .findFirst();
            case MediaOf(var place) -> MediaRows.value(place, table);
            case Inbound inbound -> owner(inbound).map(this::inbound);
            case Outbound outbound ->
                    own(outbound).map(this::outbound).or(() -> approved(outbound));
            // never to be asked about: nobody's answer could be better
            case Emergency(var tenant, var dialled) ->
                    Optional.ofNullable(table.tenants().get(tenant))
                            .flatMap(it -> router.emergency(it, dialled))
                            .map(Route::encoded);
        };
    }

    private Optional<TrunkNumber> own(Outbound key) {
        return Optional.ofNullable(table.numbers().get(new PhoneNumber(key.caller())))
                .filter(number -> !ofDraft(number))
                .filter(number ->
                        tenantOf(number).filter(it -> it.fqdn().equals(key.tenant())).isPresent());
    }

    /// A number that became the customer's own meanwhile is no stranger's any more.
    private Optional<String> approved(Outbound key) {
        var tenant = Optional.ofNullable(table.tenants().get(key.tenant()));
        if (tenant.isEmpty() || own(key).isPresent()) {
            return Optional.empty();
        }
        var caller = new PhoneNumber(key.caller());
        return Optional.ofNullable(table.screenOf(tenant.get().customer()).approved().get(caller))
                .flatMap(id -> Optional.ofNullable(table.trunks().get(id)))
                .map(trunk ->
                        encoded(router.approved(caller, trunk, tenant.get()), moreMatters(trunk)));
    }

    /// A spelling that means different numbers to two customers behind the same carrier has no row:
    /// the router decides about it call by call, by the same order of trunks every time.
    private Optional<TrunkNumber> owner(Inbound key) {
        var owners =
                countries(key.origin()).stream()
                        .flatMap(country -> DialledText.meant(key.dialled(), country).stream())
                        .distinct()
                        .flatMap(number -> Stream.ofNullable(table.numbers().get(number)))
                        .filter(number -> mayBeDialled(number, key))
                        .toList();
        return owners.size() == 1 ? Optional.of(owners.getFirst()) : Optional.empty();
    }

    private boolean mayBeDialled(TrunkNumber number, Inbound key) {
        var trunk = table.trunks().get(number.trunk());
        return trunk != null
                && table.origins().of(trunk).equals(key.origin())
                && countries(key.origin()).stream()
                        .anyMatch(country ->
                                DialledText.spells(key.dialled(), number.number(), country));
    }

    /// No engine knows of those.
    private boolean ofDraft(TrunkNumber number) {
        var trunk = table.trunks().get(number.trunk());
        return trunk != null && trunk.draft().isPresent();
    }

    private Optional<TeamsTenant> tenantOf(TrunkNumber number) {
        return Optional.ofNullable(table.trunks().get(number.trunk()))
                .flatMap(trunk ->
                        Optional.ofNullable(table.tenantOfCustomer().get(trunk.customer())));
    }

    private String inbound(TrunkNumber number) {
        var origin = table.origins().of(Objects.requireNonNull(table.trunks().get(number.trunk())));
        return encoded(
                router.toTeams(number),
                limited(number, Direction.INBOUND) || table.rewritesCarriersCalls(origin));
    }

    private String outbound(TrunkNumber number) {
        var trunk = Objects.requireNonNull(table.trunks().get(number.trunk()));
        var route = router.toTrunk(number, tenantOf(number).orElseThrow());
        return encoded(route, moreMatters(trunk));
    }

    private boolean moreMatters(Trunk trunk) {
        return !trunk.barring().none()
                || table.limited(trunk, Direction.OUTBOUND)
                || table.rulesOf(trunk).touch(Side.CALLED_OUT);
    }

    private boolean limited(TrunkNumber number, Direction direction) {
        var trunk = table.trunks().get(number.trunk());
        return trunk != null && table.limited(trunk, direction);
    }

    /// @param moreMatters whether the row's key is not all there is to decide by: the callee does,
    ///   or what is in use
    private String encoded(Route route, boolean moreMatters) {
        return route instanceof Dial dial
                ? dial.asked(moreMatters || mode == Mode.ASK).encoded()
                : route.encoded();
    }
}
