package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.customer.CustomerId;
import java.util.List;
import java.util.Optional;

/// The trunks as stored. Commands throw `InvalidValueException`, naming the field. Those that ask
/// DNS wait some seconds at most, and are to be called outside of transactions.
public interface Trunks {

    /// In the order of their names.
    List<Trunk> all();

    long count();

    List<Trunk> ofCustomer(CustomerId customer);

    Optional<Trunk> byId(TrunkId id);

    Trunk add(CustomerId customer, TrunkSettings settings);

    Trunk change(TrunkId id, TrunkSettings settings);

    Trunk enable(TrunkId id, boolean enabled);

    /// @return what DNS last said of each name of a trunk
    List<LookUp> lookUps(TrunkId id);

    /// Asks DNS anew about all names of a trunk: a draft comes to be in use if they are found.
    Trunk lookAgain(TrunkId id);

    /// Stores how a trunk's accounts stand, at their places.
    ///
    /// @return whether that is new; not where the trunk is gone or has other accounts by now
    boolean stand(TrunkId id, List<Standing> standings);

    /// Refused while the trunk has numbers: removing those is said on its own.
    void remove(TrunkId id);
}
