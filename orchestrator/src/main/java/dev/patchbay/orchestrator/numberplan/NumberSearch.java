package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.util.List;
import java.util.Optional;

/// Finds numbers, a page at a time and as quickly among a million as among ten.
public interface NumberSearch {

    int MOST = 500;

    /// @param size 1 to [#MOST]
    Page find(Query query, int size);

    /// @param text a tag, as a whole; or digits that a number begins with or has anywhere (those
    ///   that begin with them come first), or the beginning of an account, of the last word of its
    ///   name, or part of the name of a customer or trunk; empty for all
    /// @param from beside which place the page is; empty for the first
    record Query(
            String text,
            Optional<CustomerId> customer,
            Optional<TrunkId> trunk,
            Optional<NumberState> state,
            Optional<Cursor> from) {

        public static Query of(String text) {
            return new Query(
                    text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public Query at(Cursor place) {
            return new Query(text, customer, trunk, state, Optional.of(place));
        }
    }

    /// @param next empty if there are no more
    /// @param previous empty if it is the first
    record Page(List<TrunkNumber> items, Optional<Cursor> next, Optional<Cursor> previous) {

        public Page {
            items = List.copyOf(items);
        }
    }
}
