package dev.patchbay.lab.graph;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// Every tenant and every app there is, and what the DNS says.
final class World {

    private final Map<String, Tenant> tenants = new ConcurrentSkipListMap<>();
    private final Map<String, App> apps = new ConcurrentHashMap<>();
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    void add(Tenant tenant) {
        tenants.put(tenant.id(), tenant);
    }

    void add(App app) {
        apps.put(app.clientId(), app);
    }

    /// What a TXT look-up of the name finds.
    void publish(String name, String text) {
        texts.put(name.toLowerCase(Locale.ROOT), text);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name.toLowerCase(Locale.ROOT)));
    }

    Optional<App> app(String clientId) {
        return Optional.ofNullable(apps.get(clientId.toLowerCase(Locale.ROOT)));
    }

    /// By id or by verified domain.
    Optional<Tenant> tenant(String text) {
        var byId = Optional.ofNullable(tenants.get(text.toLowerCase(Locale.ROOT)));
        return byId.isPresent()
                ? byId
                : tenants().filter(tenant -> tenant.verified(text)).findFirst();
    }

    Stream<Tenant> tenants() {
        return tenants.values().stream();
    }

    void clear() {
        tenants.clear();
        apps.clear();
        texts.clear();
    }
}
