package dev.patchbay.lab.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Users and numbers in any quantity, the same in every run. One user in ten has no licence, one in
/// fifty no usage location.
final class Crowd {

    private static final List<String> FIRST =
            List.of(
                    "Anna", "Bjørn", "Cecilie", "Dag", "Eva", "Finn", "Grete", "Harald", "Ida",
                    "Jonas", "Karin", "Lars", "Mari", "Nils", "Olav", "Petra", "Rolf", "Siri",
                    "Tor", "Unni");
    private static final List<String> LAST =
            List.of(
                    "Aas", "Berg", "Dahl", "Eide", "Foss", "Holm", "Iversen", "Juul", "Krogh",
                    "Lie", "Moen", "Nygård", "Olsen", "Ruud", "Solberg", "Strand", "Tveit", "Vik",
                    "Wold", "Ødegård");
    private static final Set<Plan> LICENSED = Set.of(Plan.MCOEV, Plan.TEAMS1);
    private static final Set<Plan> UNLICENSED = Set.of(Plan.TEAMS1);

    private final Tenant tenant;
    private final JsonNode wanted;
    private final Instant now;

    Crowd(Tenant tenant, JsonNode wanted, Instant now) {
        this.tenant = tenant;
        this.wanted = wanted;
        this.now = now;
    }

    void sow() {
        Seed.known(wanted, "users", "numbers", "domain", "firstNumber");
        var users = wanted.path("users").asInt(0);
        var numbers = wanted.path("numbers").asInt(0);
        for (int i = 0; i < users; i++) {
            tenant.accounts().put(account(i, Seed.text(wanted, "domain")));
        }
        if (numbers > 0) {
            var first = Long.parseLong(Seed.text(wanted, "firstNumber").substring(1));
            for (int i = 0; i < numbers; i++) {
                tenant.lines()
                        .put(Line.free("+" + (first + i), "directRouting"), now, Duration.ZERO);
            }
        }
    }

    private Account account(int index, String domain) {
        var first = FIRST.get(index % FIRST.size());
        var last = LAST.get(index / FIRST.size() % LAST.size());
        return new Account(
                new UUID(tenant.id().hashCode(), 0x8000_0000_0000_0000L | spread(index)).toString(),
                "%s.%05d@%s"
                        .formatted(first.toLowerCase(Locale.ROOT).replace('ø', 'o'), index, domain),
                first + " " + last + " " + index,
                Account.Kind.USER,
                index % 50 == 49 ? "" : "NO",
                index % 10 == 9 ? UNLICENSED : LICENSED,
                0);
    }

    /// Ids in no order that a reader could rely on.
    private static long spread(int index) {
        return (index * 0x9E37_79B9_7F4A_7C15L) >>> 2;
    }
}
