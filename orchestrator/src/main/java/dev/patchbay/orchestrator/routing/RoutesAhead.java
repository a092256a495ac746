package dev.patchbay.orchestrator.routing;

import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.Route;
import dev.patchbay.engine.spi.Route.Dial;
import dev.patchbay.engine.spi.TableKey;
import dev.patchbay.engine.spi.TableKey.Emergency;
import dev.patchbay.engine.spi.TableKey.Inbound;
import dev.patchbay.engine.spi.TableKey.Outbound;
import dev.patchbay.engine.spi.TableKey.Source;
import dev.patchbay.orchestrator.numberplan.DialledText;
import dev.patchbay.orchestrator.numberplan.EmergencyNumbers;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.trunk.Country;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The engine's own table: every decision that depends on nothing but who is called and who calls.
/// What is not in it, the engine asks about; when nobody answers, it is the last known route.
public final class RoutesAhead {

    /// Whether the engine follows a row at once or asks first and takes the row if nobody answers.
    public enum Mode {
        AHEAD,
        ASK
    }

    private final RoutingTable table;
    private final CallRouter router;
    private final Mode mode;
    private final Map<String, String> rows = new TreeMap<>();

    private RoutesAhead(RoutingTable table, Mode mode) {
        this.table = table;
        this.mode = mode;
        router = new CallRouter(table);
    }

    /// @return the rows, encoded key to encoded value
    public static Map<String, String> of(RoutingTable table, Mode mode) {
        var ahead = new RoutesAhead(table, mode);
        ahead.sources();
        var numbersOf = new HashMap<TrunkId, List<TrunkNumber>>();
        for (var number : table.numbers().values()) {
            numbersOf.computeIfAbsent(number.trunk(), trunk -> new ArrayList<>()).add(number);
        }
        table.origins()
                .trunks()
                .forEach((origin, trunks) -> ahead.inbound(origin, trunks, numbersOf));
        ahead.outbound();
        ahead.emergencies();
        return ahead.rows;
    }

    private void sources() {
        table.origins().addresses().forEach((address, origin) -> put(new Source(address), origin));
    }

    /// A spelling that means different numbers to two customers behind the same carrier is left
    /// out: the router decides about it call by call, by the same order of trunks every time.
    private void inbound(
            String origin, List<Trunk> trunks, Map<TrunkId, List<TrunkNumber>> numbersOf) {
        var countries = trunks.stream().map(Trunk::country).distinct().toList();
        var owner = new HashMap<String, TrunkNumber>();
        var ambiguous = new HashSet<String>();
        for (var trunk : trunks) {
            for (var number : numbersOf.getOrDefault(trunk.id(), List.of())) {
                for (var country : countries) {
                    claim(number, country, owner, ambiguous);
                }
            }
        }
        owner.keySet().removeAll(ambiguous);
        owner.forEach((dialled, number) ->
                put(
                        new Inbound(origin, dialled),
                        encoded(router.toTeams(number), limited(number))));
    }

    private static void claim(
            TrunkNumber number,
            Country country,
            Map<String, TrunkNumber> owner,
            Set<String> ambiguous) {
        for (var spelling : DialledText.spellings(number.number(), country)) {
            var other = owner.putIfAbsent(spelling, number);
            if (other != null && !other.equals(number)) {
                ambiguous.add(spelling);
            }
        }
    }

    private void outbound() {
        for (var number : table.numbers().values()) {
            var trunk = table.trunks().get(number.trunk());
            var tenant = trunk == null ? null : table.tenantOfCustomer().get(trunk.customer());
            if (trunk != null && tenant != null) {
                put(
                        new Outbound(tenant.fqdn(), number.number().e164()),
                        encoded(
                                router.toTrunk(number, tenant),
                                !trunk.barring().none()
                                        || table.limited(trunk, Direction.OUTBOUND)));
            }
        }
    }

    /// Never to be asked about: nobody's answer could be better, and a wait is the last thing
    /// needed.
    private void emergencies() {
        for (var tenant : table.tenants().values()) {
            table.trunksOf(tenant.customer()).stream()
                    .flatMap(trunk -> EmergencyNumbers.of(trunk.country()).stream())
                    .distinct()
                    .forEach(number ->
                            router.emergency(tenant, number)
                                    .ifPresent(route ->
                                            put(
                                                    new Emergency(tenant.fqdn(), number),
                                                    route.encoded())));
        }
    }

    private boolean limited(TrunkNumber number) {
        var trunk = table.trunks().get(number.trunk());
        return trunk != null && table.limited(trunk, Direction.INBOUND);
    }

    /// @param moreMatters whether the row's key is not all there is to decide by: the callee does,
    ///   or what is in use
    private String encoded(Route route, boolean moreMatters) {
        return route instanceof Dial dial
                ? dial.asked(moreMatters || mode == Mode.ASK).encoded()
                : route.encoded();
    }

    private void put(TableKey key, String value) {
        rows.put(key.encoded(), value);
    }
}
