package dev.patchbay.orchestrator.customer;

import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaCustomers implements Customers {

    private final CustomerRows rows;
    private final ResellerRows resellerRows;
    private final ApplicationEventPublisher events;

    JpaCustomers(CustomerRows rows, ResellerRows resellerRows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.resellerRows = resellerRows;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Customer> all() {
        return rows.findAllByOrderByName().stream().map(CustomerRow::toCustomer).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return rows.count();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Customer> byId(CustomerId id) {
        return rows.findById(id.value()).map(CustomerRow::toCustomer);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Reseller> resellers() {
        return resellerRows.findAllByOrderByName().stream().map(ResellerRow::toReseller).toList();
    }

    @Override
    public Reseller addReseller(DisplayName name) {
        if (resellerRows.existsByNameIgnoreCase(name.value())) {
            throw new InvalidValueException("name", name.value(), "a name no other reseller has");
        }
        var row = new ResellerRow();
        row.name = name.value();
        return resellerRows.saveAndFlush(row).toReseller();
    }

    @Override
    public Customer add(ResellerId reseller, DisplayName name) {
        if (!resellerRows.existsById(reseller.value())) {
            throw new InvalidValueException(
                    "reseller", reseller.toString(), "a reseller that exists");
        }
        mustBeFree(name);
        var row = new CustomerRow();
        row.reseller = reseller.value();
        return saved(row, name);
    }

    @Override
    public Customer rename(CustomerId id, DisplayName name) {
        var row = existing(id);
        if (!row.name.equalsIgnoreCase(name.value())) {
            mustBeFree(name);
        }
        return saved(row, name);
    }

    @Override
    public void remove(CustomerId id) {
        var row = existing(id);
        try {
            rows.delete(row);
            rows.flush();
        } catch (DataIntegrityViolationException stillInUse) {
            throw new InvalidValueException(
                    "customer", row.name, "no tenant and no trunk left; remove those first");
        }
        events.publishEvent(new CustomerChanged(id));
    }

    private CustomerRow existing(CustomerId id) {
        return rows.findById(id.value())
                .orElseThrow(() ->
                        new InvalidValueException(
                                "customer", id.toString(), "a customer that exists"));
    }

    private void mustBeFree(DisplayName name) {
        if (rows.existsByNameIgnoreCase(name.value())) {
            throw new InvalidValueException("name", name.value(), "a name no other customer has");
        }
    }

    private Customer saved(CustomerRow row, DisplayName name) {
        row.name = name.value();
        var customer = rows.saveAndFlush(row).toCustomer();
        events.publishEvent(new CustomerChanged(customer.id()));
        return customer;
    }
}
