package dev.patchbay.orchestrator.customer;

import java.util.List;
import java.util.Optional;

/// The customers and resellers as stored. Every command throws [InvalidValueException], naming the
/// field, when the change cannot be: a name that is taken, a customer that is gone or still in use.
public interface Customers {

    /// In the order of their names.
    List<Customer> all();

    long count();

    Optional<Customer> byId(CustomerId id);

    /// In the order of their names. There is always at least one.
    List<Reseller> resellers();

    Reseller addReseller(DisplayName name);

    Customer add(ResellerId reseller, DisplayName name);

    Customer rename(CustomerId id, DisplayName name);

    /// Refused while the customer has a tenant or a trunk: removing those is said on its own.
    void remove(CustomerId id);
}
