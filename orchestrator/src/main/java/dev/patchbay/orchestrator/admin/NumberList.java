package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.Customer;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.numberplan.Cursor;
import dev.patchbay.orchestrator.numberplan.NumberRemarks;
import dev.patchbay.orchestrator.numberplan.NumberSearch;
import dev.patchbay.orchestrator.numberplan.NumberState;
import dev.patchbay.orchestrator.numberplan.TrunkNumber;
import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/// A page of the list of numbers, with the names of whose they are.
@Component
class NumberList {

    private static final int PAGE = 50;

    private final NumberSearch search;
    private final Trunks trunks;
    private final Customers customers;
    private final NumberRemarks remarks;

    NumberList(NumberSearch search, Trunks trunks, Customers customers, NumberRemarks remarks) {
        this.search = search;
        this.remarks = remarks;
        this.trunks = trunks;
        this.customers = customers;
    }

    void addTo(Model model, NumberPlace place) {
        var page = search.find(place.query(), PAGE);
        model.addAttribute("numbers", lines(page.items()));
        model.addAttribute("next", page.next().map(Cursor::written).orElse(""));
        model.addAttribute("previous", page.previous().map(Cursor::written).orElse(""));
        model.addAttribute("search", place.wanted());
        model.addAttribute("state", place.inState().map(NumberState::word).orElse(""));
        model.addAttribute("customer", place.ofCustomer().map(CustomerId::toString).orElse(""));
        model.addAttribute("trunk", place.ofTrunk().map(TrunkId::toString).orElse(""));
        model.addAttribute("after", place.last().map(Cursor::written).orElse(""));
        model.addAttribute("narrowed", place.narrowed());
        model.addAttribute("within", within(place));
    }

    private String within(NumberPlace place) {
        return Stream.concat(
                        place.ofCustomer().flatMap(customers::byId).map(NumberList::name).stream(),
                        place.ofTrunk().flatMap(trunks::byId).map(it -> it.name().value()).stream())
                .collect(Collectors.joining(" · "));
    }

    List<NumberLine> lines(List<TrunkNumber> numbers) {
        var known = new HashMap<TrunkId, Optional<Trunk>>();
        var names = new HashMap<CustomerId, String>();
        var remarked = remarks.of(numbers.stream().map(TrunkNumber::number).toList());
        return numbers.stream()
                .map(number -> remarked.get(number.number()))
                .filter(Objects::nonNull)
                .flatMap(number ->
                        // read one after the other, so a number or trunk may be gone by now
                        known.computeIfAbsent(number.number().trunk(), trunks::byId).stream()
                                .map(trunk ->
                                        NumberLine.of(
                                                number,
                                                trunk,
                                                names.computeIfAbsent(
                                                        trunk.customer(), this::name))))
                .toList();
    }

    private String name(CustomerId customer) {
        return customers.byId(customer).map(NumberList::name).orElse("");
    }

    private static String name(Customer customer) {
        return customer.name().value();
    }

    /// What numbers can be added to.
    Map<String, String> trunkChoices() {
        var names =
                customers.all().stream().collect(Collectors.toMap(it -> it.id(), it -> it.name()));
        var choices = new LinkedHashMap<String, String>();
        trunks.all()
                .forEach(it ->
                        choices.put(
                                it.id().toString(), names.get(it.customer()) + " · " + it.name()));
        return choices;
    }
}
