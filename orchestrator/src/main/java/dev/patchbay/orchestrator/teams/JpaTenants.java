package dev.patchbay.orchestrator.teams;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaTenants implements Tenants {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final TenantRows rows;
    private final Customers customers;
    private final TeamsProperties properties;
    private final FurtherDomains further;
    private final OwnNumbers numbers;
    private final ApplicationEventPublisher events;

    JpaTenants(
            TenantRows rows,
            Customers customers,
            TeamsProperties properties,
            FurtherDomains further,
            OwnNumbers numbers,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.customers = customers;
        this.properties = properties;
        this.further = further;
        this.numbers = numbers;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TeamsTenant> all() {
        return rows.findAllByOrderByFqdn().stream().map(TenantRow::toTenant).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TeamsTenant> byId(TenantId id) {
        return rows.findById(id.value()).map(TenantRow::toTenant);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<TeamsTenant> ofCustomer(CustomerId customer) {
        return rows.findByCustomer(customer.value()).map(TenantRow::toTenant);
    }

    @Override
    public HostName baseDomain() {
        return properties.baseDomain();
    }

    @Override
    public List<HostName> baseDomains() {
        return Stream.concat(
                        Stream.of(properties.baseDomain()),
                        further.furtherEdges().stream().map(FurtherDomains.Domain::baseDomain))
                .toList();
    }

    @Override
    public TeamsTenant add(CustomerId customer, String label) {
        var row = new TenantRow();
        row.customer = customer.value();
        row.fqdn = fqdn(label);
        if (customers.byId(customer).isEmpty()) {
            throw new InvalidValueException(
                    "customer", customer.toString(), "a customer that exists");
        }
        if (rows.findByCustomer(customer.value()).isPresent()) {
            throw new InvalidValueException(
                    "customer", customer.toString(), "a customer without a tenant");
        }
        if (rows.existsByFqdn(row.fqdn)) {
            throw new InvalidValueException("label", label, "a name no other tenant has");
        }
        return saved(row);
    }

    @Override
    public TeamsTenant enable(TenantId id, boolean enabled) {
        var row = existing(id);
        row.enabled = enabled;
        return saved(row);
    }

    @Override
    public TeamsTenant name(TenantId id, Optional<PhoneNumber> number) {
        var row = existing(id);
        var customer = new CustomerId(row.customer);
        if (number.isPresent() && !numbers.has(customer, number.get())) {
            throw new InvalidValueException(
                    "defaultCaller",
                    number.get().e164(),
                    "a number on one of this customer's trunks, or nothing");
        }
        row.defaultCaller = number.map(PhoneNumber::e164).orElse(null);
        return saved(row);
    }

    @Override
    public void remove(TenantId id) {
        rows.delete(existing(id));
        events.publishEvent(new TenantChanged(id));
    }

    private String fqdn(String label) {
        var name = label.strip().toLowerCase(Locale.ROOT);
        if (!LABEL.matcher(name).matches()) {
            throw new InvalidValueException(
                    "label",
                    label.replaceAll("\\p{Cntrl}", "␀"),
                    "1 to 63 letters, digits or hyphens, such as acme");
        }
        return new HostName(name + "." + properties.baseDomain()).value();
    }

    private TenantRow existing(TenantId id) {
        return rows.findById(id.value())
                .orElseThrow(() ->
                        new InvalidValueException("tenant", id.toString(), "a tenant that exists"));
    }

    private TeamsTenant saved(TenantRow row) {
        var tenant = rows.saveAndFlush(row).toTenant();
        events.publishEvent(new TenantChanged(tenant.id()));
        return tenant;
    }
}
