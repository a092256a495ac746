package dev.patchbay.lab.graph;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// One customer's Microsoft 365. Whoever touches what is inside holds its monitor.
final class Tenant {

    /// What an admin consented to, and from when on tokens say so.
    private record Consent(Set<String> permissions, Instant from, Set<String> before) {}

    /// A policy by name, and the policies an account has.
    record Policy(String type, String name, String id) {}

    private final String id;
    private final String displayName;
    private final String country;
    private final Accounts accounts = new Accounts();
    private final Lines lines = new Lines();
    private final Operations operations = new Operations(accounts, lines);
    private final Map<String, Domain> domains = new LinkedHashMap<>();
    private final Map<String, Consent> consents = new HashMap<>();
    private final Map<String, Policy> policies = new TreeMap<>();
    private final Map<String, Map<String, String>> policiesOf = new HashMap<>();
    private final Throttle throttle = new Throttle();

    Tenant(String id, String displayName, String country) {
        this.id = id;
        this.displayName = displayName;
        this.country = country;
    }

    String id() {
        return id;
    }

    String displayName() {
        return displayName;
    }

    String country() {
        return country;
    }

    Accounts accounts() {
        return accounts;
    }

    Lines lines() {
        return lines;
    }

    Operations operations() {
        return operations;
    }

    Map<String, Domain> domains() {
        return domains;
    }

    Map<String, Policy> policies() {
        return policies;
    }

    /// By account, then by type.
    Map<String, Map<String, String>> policiesOf() {
        return policiesOf;
    }

    Throttle throttle() {
        return throttle;
    }

    synchronized boolean verified(String domain) {
        return Optional.ofNullable(domains.get(domain.toLowerCase(Locale.ROOT)))
                .filter(Domain::verified)
                .isPresent();
    }

    /// @param from when tokens begin to say so
    synchronized void consent(String clientId, Set<String> permissions, Instant now, Instant from) {
        consents.put(
                clientId,
                new Consent(
                        Set.copyOf(permissions), from, consented(clientId, now).orElse(Set.of())));
    }

    synchronized void withdraw(String clientId) {
        consents.remove(clientId);
    }

    /// Empty if nobody ever consented, so that the app is unknown here.
    synchronized Optional<Set<String>> consented(String clientId, Instant now) {
        return Optional.ofNullable(consents.get(clientId))
                .map(it -> now.isBefore(it.from()) ? it.before() : it.permissions());
    }
}
