package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.dns.CarrierAddresses;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Ipv4Network;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import org.springframework.stereotype.Component;

/// Refuses addresses that no carrier has where a person said one: calls from the edge would be
/// taken for the carrier's, and all of Teams' refused.
@Component
class TypedPlaces {

    private final CarrierAddresses addresses;

    TypedPlaces(CarrierAddresses addresses) {
        this.addresses = addresses;
    }

    /// @throws InvalidValueException of `peers[1].host`, `registrar.host`, `proxies[1].host` or
    ///   `alsoFrom[1]`, counted from 0
    void check(TrunkConnection connection) {
        switch (connection) {
            case StaticPeers known -> {
                check("peers", known.addresses());
                checkRanges(known.alsoFrom());
            }
            case Registration account -> {
                check("registrar.host", account.registrar());
                check("proxies", account.proxies());
                checkRanges(account.alsoFrom());
            }
        }
    }

    private void check(String field, List<SipAddress> places) {
        for (var place = 0; place < places.size(); place++) {
            check("%s[%d].host".formatted(field, place), places.get(place));
        }
    }

    private void check(String field, SipAddress place) {
        if (place.host().isAddress()) {
            check(field, Ipv4Network.of(place.host()));
        }
    }

    private void checkRanges(List<Ipv4Network> ranges) {
        for (var place = 0; place < ranges.size(); place++) {
            check("alsoFrom[%d]".formatted(place), ranges.get(place));
        }
    }

    private void check(String field, Ipv4Network range) {
        addresses
                .unfit(range)
                .ifPresent(expected -> {
                    throw new InvalidValueException(
                            field,
                            range.prefix() == 32 ? range.address().value() : range.toString(),
                            expected);
                });
    }
}
