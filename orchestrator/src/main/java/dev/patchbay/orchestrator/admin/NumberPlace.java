package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.numberplan.Cursor;
import dev.patchbay.orchestrator.numberplan.NumberSearch.Query;
import dev.patchbay.orchestrator.numberplan.NumberState;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where in the list of numbers somebody is, kept while they work on its lines. What nobody could
/// have got from a page counts as not said.
record NumberPlace(
        @Nullable String search,
        @Nullable String customer,
        @Nullable String trunk,
        @Nullable String state,
        @Nullable String after) {

    static final NumberPlace START = new NumberPlace(null, null, null, null, null);

    String wanted() {
        return search == null ? "" : Shown.searchable(search);
    }

    Optional<CustomerId> ofCustomer() {
        return read(customer, it -> new CustomerId(Long.parseLong(it)));
    }

    Optional<TrunkId> ofTrunk() {
        return read(trunk, it -> new TrunkId(Long.parseLong(it)));
    }

    Optional<NumberState> inState() {
        return read(state, NumberState::of);
    }

    Optional<Cursor> last() {
        return read(after, Cursor::of);
    }

    Query query() {
        return new Query(wanted(), ofCustomer(), ofTrunk(), inState(), last());
    }

    /// Whether it is a part of the list only, which may be empty though there are numbers.
    boolean narrowed() {
        return !wanted().isEmpty()
                || ofCustomer().isPresent()
                || ofTrunk().isPresent()
                || inState().isPresent()
                || last().isPresent();
    }

    String again(RedirectAttributes target) {
        put(target, "search", wanted());
        put(target, "customer", ofCustomer().map(CustomerId::toString).orElse(""));
        put(target, "trunk", ofTrunk().map(TrunkId::toString).orElse(""));
        put(target, "state", inState().map(NumberState::word).orElse(""));
        put(target, "after", last().map(Cursor::written).orElse(""));
        return "redirect:/numbers";
    }

    private static void put(RedirectAttributes target, String name, String value) {
        if (!value.isEmpty()) {
            target.addAttribute(name, value);
        }
    }

    private static <T> Optional<T> read(@Nullable String typed, Function<String, T> reader) {
        if (typed == null || typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(typed));
        } catch (IllegalArgumentException fromNoPageOfOurs) {
            return Optional.empty();
        }
    }
}
