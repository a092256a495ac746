package dev.patchbay.orchestrator.numberplan;

import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Optional;

/// Gives each of many accounts the first free number of a place.
public interface FirstFree {

    int MOST = 1_000;

    /// Where numbers are taken from: a trunk's, of those the ones with a tag if there is one.
    record Place(TrunkId trunk, Optional<Tag> tag) {}

    sealed interface Proposal {

        Assignment to();

        record Gets(Assignment to, PhoneNumber number) implements Proposal {}

        /// Left as it is.
        record HasOne(Assignment to, PhoneNumber number) implements Proposal {}

        /// There are fewer numbers than accounts.
        record NoneLeft(Assignment to) implements Proposal {}
    }

    /// What [#assign] would do now, in the order of the accounts.
    ///
    /// @param accounts 1 to [#MOST]
    List<Proposal> propose(Place place, List<Assignment> accounts);

    /// @return what was done; other numbers than proposed where somebody was faster
    List<Proposal> assign(Place place, List<Assignment> accounts);
}
