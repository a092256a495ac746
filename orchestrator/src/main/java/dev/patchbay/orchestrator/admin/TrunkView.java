package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.trunk.Trunk;
import dev.patchbay.orchestrator.trunk.TrunkAccount;
import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.TrunkConnection.StaticPeers;
import dev.patchbay.telephony.SipAddress;
import java.util.List;
import java.util.stream.Collectors;

/// A trunk in a list.
record TrunkView(
        String id,
        String customer,
        String name,
        boolean enabled,
        String draft,
        String country,
        String kind,
        String places) {

    static TrunkView of(Trunk trunk) {
        return new TrunkView(
                trunk.id().toString(),
                trunk.customer().toString(),
                trunk.name().value(),
                trunk.enabled(),
                trunk.draft().orElse(""),
                trunk.country().code(),
                switch (trunk.connection()) {
                    case Registration registration -> "registration";
                    case StaticPeers peers -> "static addresses";
                },
                switch (trunk.connection()) {
                    case Registration registration ->
                            "%s at %s"
                                    .formatted(
                                            names(registration.accounts()),
                                            registration.registrar().hostAndPort());
                    case StaticPeers peers ->
                            peers.addresses().stream()
                                    .map(SipAddress::hostAndPort)
                                    .collect(Collectors.joining(", "));
                });
    }

    private static String names(List<TrunkAccount> accounts) {
        return accounts.stream().map(TrunkAccount::username).collect(Collectors.joining(", "));
    }
}
