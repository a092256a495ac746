package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.secret.SecretCipher;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaTrunks implements Trunks {

    private final TrunkRows rows;
    private final Customers customers;
    private final SecretCipher cipher;
    private final ApplicationEventPublisher events;
    private final Names names;

    JpaTrunks(
            TrunkRows rows,
            Customers customers,
            SecretCipher cipher,
            ApplicationEventPublisher events,
            Names names) {
        this.rows = rows;
        this.customers = customers;
        this.cipher = cipher;
        this.events = events;
        this.names = names;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Trunk> all() {
        return rows.findAllByOrderByNameAscIdAsc().stream()
                .map(row -> row.toTrunk(cipher))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Trunk> ofCustomer(CustomerId customer) {
        return rows.findAllByCustomerOrderByNameAscIdAsc(customer.value()).stream()
                .map(row -> row.toTrunk(cipher))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Trunk> byId(TrunkId id) {
        return rows.findById(id.value()).map(row -> row.toTrunk(cipher));
    }

    @Override
    public Trunk add(CustomerId customer, TrunkSettings settings) {
        if (customers.byId(customer).isEmpty()) {
            throw new InvalidValueException(
                    "customer", customer.toString(), "a customer that exists");
        }
        mustBeFree(customer.value(), settings.name());
        var row = new TrunkRow();
        row.customer = customer.value();
        row.nameNotFound = missing(settings.connection());
        row.put(settings, cipher);
        return published(row);
    }

    @Override
    public Trunk change(TrunkId id, TrunkSettings settings) {
        var row = existing(id);
        if (!row.name.equalsIgnoreCase(settings.name().value())) {
            mustBeFree(row.customer, settings.name());
        }
        if (!inUseUnder(settings.connection().names(), row)) {
            row.nameNotFound = missing(settings.connection());
        }
        row.put(settings, cipher);
        return published(row);
    }

    @Override
    public Trunk enable(TrunkId id, boolean enabled) {
        var row = existing(id);
        row.enabled = enabled;
        return published(row);
    }

    @Override
    public Trunk lookAgain(TrunkId id) {
        var row = existing(id);
        var missing = missing(row.toTrunk(cipher).connection());
        if (Objects.equals(missing, row.nameNotFound)) {
            return row.toTrunk(cipher);
        }
        row.nameNotFound = missing;
        return published(row);
    }

    private @Nullable String missing(TrunkConnection connection) {
        return connection.names().stream()
                .filter(names::missing)
                .map(HostName::value)
                .findFirst()
                .orElse(null);
    }

    /// What worked is not taken from the engines because DNS is in trouble.
    private boolean inUseUnder(List<HostName> wanted, TrunkRow row) {
        return row.nameNotFound == null && row.toTrunk(cipher).connection().names().equals(wanted);
    }

    @Override
    public void remove(TrunkId id) {
        var row = existing(id);
        try {
            rows.delete(row);
            rows.flush();
        } catch (DataIntegrityViolationException stillInUse) {
            throw new InvalidValueException(
                    "trunk", row.name, "no numbers left on it; remove or move those first");
        }
        events.publishEvent(new TrunkChanged(id));
    }

    private TrunkRow existing(TrunkId id) {
        return rows.findById(id.value())
                .orElseThrow(() ->
                        new InvalidValueException("trunk", id.toString(), "a trunk that exists"));
    }

    private void mustBeFree(long customer, DisplayName name) {
        if (rows.existsByCustomerAndNameIgnoreCase(customer, name.value())) {
            throw new InvalidValueException(
                    "name", name.value(), "a name no other trunk of this customer has");
        }
    }

    private Trunk published(TrunkRow row) {
        var trunk = rows.saveAndFlush(row).toTrunk(cipher);
        events.publishEvent(new TrunkChanged(trunk.id()));
        return trunk;
    }
}
