package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.DisplayName;
import java.util.List;
import java.util.Optional;

/// The trunks as stored. Commands throw `InvalidValueException`, naming the field.
public interface Trunks {

    /// In the order of their names.
    List<Trunk> all();

    List<Trunk> ofCustomer(CustomerId customer);

    Optional<Trunk> byId(TrunkId id);

    Trunk add(CustomerId customer, DisplayName name, Country country, TrunkConnection connection);

    Trunk change(TrunkId id, DisplayName name, Country country, TrunkConnection connection);

    Trunk enable(TrunkId id, boolean enabled);

    /// Refused while the trunk has numbers: removing those is said on its own.
    void remove(TrunkId id);
}
