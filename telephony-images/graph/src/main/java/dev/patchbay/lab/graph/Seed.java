package dev.patchbay.lab.graph;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Fills the world from JSON: `apps` and `tenants`. What is there already stays; what comes again
/// is replaced. Its form is told in `docs/protocols/microsoft-graph.md`.
final class Seed {

    private final World world;
    private final Instant now;

    Seed(World world, Instant now) {
        this.world = world;
        this.now = now;
    }

    /// @throws IllegalArgumentException if it cannot be read; some of it may have been taken in
    void sow(String text) {
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("seed: not JSON: " + e.getMessage(), e);
        }
        known(json, "apps", "tenants");
        for (var app : json.path("apps")) {
            world.add(app(app));
        }
        for (var tenant : json.path("tenants")) {
            sowTenant(tenant);
        }
    }

    private static App app(JsonNode json) {
        known(json, "clientId", "secrets", "certificates", "redirectUris", "permissions");
        return new App(
                text(json, "clientId").toLowerCase(Locale.ROOT),
                texts(json, "secrets"),
                texts(json, "certificates").stream().map(Seed::certificate).toList(),
                texts(json, "redirectUris"),
                texts(json, "permissions"));
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(
                                            pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("certificates: not PEM (expected: PEM)", e);
        }
    }

    private void sowTenant(JsonNode json) {
        known(
                json,
                "id",
                "displayName",
                "country",
                "domains",
                "users",
                "numbers",
                "policies",
                "consents",
                "many");
        var id = text(json, "id").toLowerCase(Locale.ROOT);
        var tenant =
                world.tenant(id)
                        .orElseGet(() ->
                                new Tenant(
                                        id,
                                        text(json, "displayName"),
                                        json.path("country").asString("NO")));
        synchronized (tenant) {
            for (var name : texts(json, "domains")) {
                tenant.domains()
                        .put(
                                name,
                                new Domain(
                                        name,
                                        true,
                                        name.endsWith(".onmicrosoft.com"),
                                        DomainCalls.proof(tenant, name)));
            }
            for (var user : json.path("users")) {
                tenant.accounts().put(account(tenant, user));
            }
            for (var number : json.path("numbers")) {
                tenant.lines().put(line(tenant, number), now, Duration.ZERO);
            }
            for (var policy : json.path("policies")) {
                known(policy, "type", "name");
                PolicyCalls.add(tenant, text(policy, "type"), text(policy, "name"));
            }
            for (var consent : json.path("consents")) {
                consent(tenant, consent);
            }
            if (json.has("many")) {
                new Crowd(tenant, json.path("many"), now).sow();
            }
        }
        world.add(tenant);
    }

    private static Account account(Tenant tenant, JsonNode json) {
        known(json, "id", "userPrincipalName", "displayName", "kind", "usageLocation", "plans");
        var name = text(json, "userPrincipalName");
        var kind = Account.Kind.named(json.path("kind").asString("user"));
        var plans =
                json.has("plans")
                        ? texts(json, "plans").stream().map(Plan::named).collect(Collectors.toSet())
                        : kind.resource()
                                ? Set.of(Plan.MCOEV_VIRTUALUSER)
                                : Set.of(Plan.MCOEV, Plan.TEAMS1);
        return new Account(
                json.path("id").asString(Ids.of(tenant.id(), name)).toLowerCase(Locale.ROOT),
                name,
                json.path("displayName").asString(name),
                kind,
                json.path("usageLocation").asString("NO"),
                plans,
                0);
    }

    private static Line line(Tenant tenant, JsonNode json) {
        known(
                json,
                "telephoneNumber",
                "numberType",
                "assignedTo",
                "assignmentCategory",
                "onPremises");
        var free =
                Line.free(
                        text(json, "telephoneNumber"),
                        json.path("numberType").asString("directRouting"));
        var holder = json.path("assignedTo").asString("");
        var held =
                holder.isEmpty()
                        ? free
                        // a holder who is not there makes it a ghost
                        : free.heldBy(
                                tenant.accounts()
                                        .byIdOrName(holder)
                                        .map(Account::id)
                                        .orElse(Ids.of(tenant.id(), holder)),
                                json.path("assignmentCategory").asString("primary"),
                                "");
        return new Line(
                held.number(),
                held.numberType(),
                held.target(),
                held.category(),
                held.place(),
                json.path("onPremises").asBoolean(false));
    }

    private void consent(Tenant tenant, JsonNode json) {
        known(json, "clientId", "permissions");
        var client = text(json, "clientId").toLowerCase(Locale.ROOT);
        var permissions =
                json.has("permissions")
                        ? texts(json, "permissions")
                        : world.app(client).map(App::permissions).orElse(Set.of());
        tenant.consent(client, permissions, now, now);
    }

    static void known(JsonNode json, String... names) {
        var unknown = new TreeSet<>(json.propertyNames());
        unknown.removeAll(List.of(names));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "seed: %s (expected: some of %s)".formatted(unknown, List.of(names)));
        }
    }

    static String text(JsonNode json, String name) {
        if (!json.path(name).isString()) {
            throw new IllegalArgumentException(
                    "seed: %s: missing (expected: a text)".formatted(name));
        }
        return json.path(name).stringValue();
    }

    private static Set<String> texts(JsonNode json, String name) {
        var texts = new ArrayList<String>();
        for (var one : json.path(name)) {
            texts.add(one.asString(""));
        }
        return new LinkedHashSet<>(texts);
    }
}
