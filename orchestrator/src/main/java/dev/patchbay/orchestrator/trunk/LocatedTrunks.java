package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Asks DNS first and stores then, so that no transaction waits for a name server.
@Component
class LocatedTrunks implements Trunks {

    private final JpaTrunks stored;
    private final LookUps lookUps;
    private final TypedPlaces typed;

    LocatedTrunks(JpaTrunks stored, LookUps lookUps, TypedPlaces typed) {
        this.stored = stored;
        this.lookUps = lookUps;
        this.typed = typed;
    }

    @Override
    public List<Trunk> all() {
        return stored.all();
    }

    @Override
    public long count() {
        return stored.count();
    }

    @Override
    public List<Trunk> ofCustomer(CustomerId customer) {
        return stored.ofCustomer(customer);
    }

    @Override
    public Optional<Trunk> byId(TrunkId id) {
        return stored.byId(id);
    }

    @Override
    public List<LookUp> lookUps(TrunkId id) {
        return stored.lookUps(id);
    }

    @Override
    public Trunk add(CustomerId customer, TrunkSettings settings) {
        typed.check(settings.connection());
        return stored.add(customer, settings, lookUps.of(settings.connection().named()));
    }

    @Override
    public Trunk change(TrunkId id, TrunkSettings settings) {
        typed.check(settings.connection());
        var known =
                stored.lookUps(id).stream()
                        .filter(it -> !it.servers().isEmpty())
                        .map(LookUp::place)
                        .toList();
        var fresh =
                settings.connection().named().stream().filter(it -> !known.contains(it)).toList();
        return stored.change(id, settings, lookUps.of(fresh));
    }

    @Override
    public Trunk enable(TrunkId id, boolean enabled) {
        return stored.enable(id, enabled);
    }

    @Override
    public Trunk lookAgain(TrunkId id) {
        var names =
                stored.byId(id).map(it -> it.connection().named()).orElse(List.<SipAddress>of());
        return stored.told(id, lookUps.of(names))
                .orElseThrow(() ->
                        new InvalidValueException("trunk", id.toString(), "a trunk that exists"));
    }

    @Override
    public boolean stand(TrunkId id, List<Standing> standings) {
        return stored.stand(id, standings);
    }

    @Override
    public void remove(TrunkId id) {
        stored.remove(id);
    }
}
