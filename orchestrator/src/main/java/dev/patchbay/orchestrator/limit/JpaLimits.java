package dev.patchbay.orchestrator.limit;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.trunk.TrunkId;
import dev.patchbay.orchestrator.trunk.Trunks;
import dev.patchbay.telephony.InvalidValueException;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaLimits implements Limits {

    private final TrunkLimitRows trunkRows;
    private final CustomerLimitRows customerRows;
    private final Trunks trunks;
    private final Customers customers;
    private final ApplicationEventPublisher events;

    JpaLimits(
            TrunkLimitRows trunkRows,
            CustomerLimitRows customerRows,
            Trunks trunks,
            Customers customers,
            ApplicationEventPublisher events) {
        this.trunkRows = trunkRows;
        this.customerRows = customerRows;
        this.trunks = trunks;
        this.customers = customers;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public TrunkLimits of(TrunkId trunk) {
        return trunkRows
                .findById(trunk.value())
                .map(TrunkLimitRow::toLimits)
                .orElse(TrunkLimits.NONE);
    }

    @Override
    @Transactional(readOnly = true)
    public CustomerLimits of(CustomerId customer) {
        return customerRows
                .findById(customer.value())
                .map(CustomerLimitRow::toLimits)
                .orElse(CustomerLimits.NONE);
    }

    @Override
    @Transactional(readOnly = true)
    public LimitTable all() {
        return new LimitTable(
                trunkRows.findAll().stream()
                        .collect(Collectors.toMap(TrunkLimitRow::trunk, TrunkLimitRow::toLimits)),
                customerRows.findAll().stream()
                        .collect(
                                Collectors.toMap(
                                        CustomerLimitRow::customer, CustomerLimitRow::toLimits)));
    }

    @Override
    public void limit(TrunkId trunk, TrunkLimits limits) {
        if (trunks.byId(trunk).isEmpty()) {
            throw new InvalidValueException("trunk", trunk.toString(), "a trunk that exists");
        }
        trunkRows.save(TrunkLimitRow.of(trunk, limits));
        events.publishEvent(new LimitsChanged());
    }

    @Override
    public void limit(CustomerId customer, CustomerLimits limits) {
        if (customers.byId(customer).isEmpty()) {
            throw new InvalidValueException(
                    "customer", customer.toString(), "a customer that exists");
        }
        customerRows.save(CustomerLimitRow.of(customer, limits));
        events.publishEvent(new LimitsChanged());
    }
}
