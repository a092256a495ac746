package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.customer.Customers;
import dev.patchbay.orchestrator.customer.DisplayName;
import dev.patchbay.orchestrator.secret.SecretCipher;
import dev.patchbay.telephony.InvalidValueException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaTrunks {

    private static final Logger LOG = LoggerFactory.getLogger(JpaTrunks.class);

    private final TrunkRows rows;
    private final Customers customers;
    private final SecretCipher cipher;
    private final ApplicationEventPublisher events;

    JpaTrunks(
            TrunkRows rows,
            Customers customers,
            SecretCipher cipher,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.customers = customers;
        this.cipher = cipher;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public List<Trunk> all() {
        return rows.findAllByOrderByNameAscIdAsc().stream()
                .map(row -> row.toTrunk(cipher))
                .toList();
    }

    @Transactional(readOnly = true)
    public long count() {
        return rows.count();
    }

    @Transactional(readOnly = true)
    public List<Trunk> ofCustomer(CustomerId customer) {
        return rows.findAllByCustomerOrderByNameAscIdAsc(customer.value()).stream()
                .map(row -> row.toTrunk(cipher))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Trunk> byId(TrunkId id) {
        return rows.findById(id.value()).map(row -> row.toTrunk(cipher));
    }

    @Transactional(readOnly = true)
    public List<LookUp> lookUps(TrunkId id) {
        return rows.findById(id.value()).map(TrunkRow::lookUps).orElse(List.of());
    }

    /// @param answers of DNS to all its names
    public Trunk add(CustomerId customer, TrunkSettings settings, List<Answer> answers) {
        if (customers.byId(customer).isEmpty()) {
            throw new InvalidValueException(
                    "customer", customer.toString(), "a customer that exists");
        }
        mustBeFree(customer.value(), settings.name());
        var row = new TrunkRow();
        row.customer = customer.value();
        row.put(settings, cipher);
        row.told(settings.connection().named(), answers);
        return published(row);
    }

    /// What worked is not taken from the engines because DNS is in trouble.
    ///
    /// @param answers of DNS to those names that lead nowhere yet
    public Trunk change(TrunkId id, TrunkSettings settings, List<Answer> answers) {
        var row = existing(id);
        if (!row.name.equalsIgnoreCase(settings.name().value())) {
            mustBeFree(row.customer, settings.name());
        }
        row.put(settings, cipher);
        row.told(settings.connection().named(), answers);
        return published(row);
    }

    public Trunk enable(TrunkId id, boolean enabled) {
        var row = existing(id);
        row.enabled = enabled;
        return published(row);
    }

    /// Takes what DNS said anew. Others hear of it only where it makes a difference.
    ///
    /// @return empty if the trunk is gone by now
    public Optional<Trunk> told(TrunkId id, List<Answer> answers) {
        return rows.toChange(id.value()).map(row -> told(row, answers));
    }

    private Trunk told(TrunkRow row, List<Answer> answers) {
        var before = row.toTrunk(cipher);
        row.told(before.connection().named(), answers);
        var after = row.toTrunk(cipher);
        if (after.equals(before)) {
            return after;
        }
        LOG.info("trunk {}: its names lead elsewhere: {}", after.id(), row.lookUps());
        return published(row);
    }

    /// @return whether that is new
    public boolean stand(TrunkId id, List<Standing> standings) {
        var found = rows.toChange(id.value()).filter(row -> row.stand(standings));
        found.ifPresent(this::published);
        return found.isPresent();
    }

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
        return rows.toChange(id.value())
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
