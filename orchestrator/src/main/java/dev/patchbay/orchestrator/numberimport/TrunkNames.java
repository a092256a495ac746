package dev.patchbay.orchestrator.numberimport;

import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.InvalidValueException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds a trunk by what a file calls it and its customer.
final class TrunkNames {

    private record Named(TrunkId id, String customer) {}

    private final Map<String, List<Named>> byName = new HashMap<>();
    private final Map<String, List<Named>> byCustomer = new HashMap<>();
    private final Optional<TrunkId> usual;

    /// @param usual for lines that name neither
    TrunkNames(Collection<Customer> customers, Collection<Trunk> trunks, Optional<TrunkId> usual) {
        this.usual = usual;
        var names =
                customers.stream()
                        .collect(Collectors.toMap(Customer::id, it -> key(it.name().value())));
        for (var trunk : trunks) {
            var named = new Named(trunk.id(), names.getOrDefault(trunk.customer(), ""));
            byName.computeIfAbsent(key(trunk.name().value()), _ -> new ArrayList<>()).add(named);
            byCustomer.computeIfAbsent(named.customer(), _ -> new ArrayList<>()).add(named);
        }
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    Optional<TrunkId> trunk(String customer, String trunk) {
        if (trunk.isEmpty() && customer.isEmpty()) {
            return usual;
        }
        if (trunk.isEmpty()) {
            var theirs = byCustomer.getOrDefault(key(customer), List.of());
            if (theirs.isEmpty()) {
                throw new InvalidValueException(
                        "customer", Cells.shown(customer), "a customer that has a trunk");
            }
            return usual.filter(id -> theirs.stream().anyMatch(it -> it.id().equals(id)))
                    .or(() -> only(theirs));
        }
        var called =
                byName.getOrDefault(key(trunk), List.of()).stream()
                        .filter(it -> customer.isEmpty() || it.customer().equals(key(customer)))
                        .toList();
        if (called.isEmpty()) {
            throw new InvalidValueException(
                    "trunk",
                    Cells.shown(trunk),
                    customer.isEmpty()
                            ? "the name of a trunk"
                            : "the name of a trunk of " + Cells.shown(customer));
        }
        return only(called)
                .or(() -> {
                    throw new InvalidValueException(
                            "customer",
                            "",
                            "the customer's name, since several have a trunk of that name");
                });
    }

    private static Optional<TrunkId> only(List<Named> some) {
        return some.size() == 1 ? Optional.of(some.getFirst().id()) : Optional.empty();
    }
}
