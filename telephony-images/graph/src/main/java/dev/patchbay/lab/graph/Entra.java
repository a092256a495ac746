package dev.patchbay.lab.graph;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// Entra: tokens for client credentials, and the consent of an admin. The codes are Microsoft's
/// published ones; which of two comes first where a request is wrong twice is unverified.
final class Entra {

    private static final String ASSERTION =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// What the admin does who follows a consent link.
    ///
    /// @param tenant whose admin it is; empty: as the link says, or of the first tenant
    /// @param permissions what is consented to; empty: all the app asks for
    record Admin(String tenant, boolean agrees, Set<String> permissions) {

        static final Admin WILLING = new Admin("", true, Set.of());
    }

    private final Shared shared;
    private final Tokens tokens;
    private final Assertions assertions = new Assertions();
    private final AtomicReference<Admin> admin = new AtomicReference<>(Admin.WILLING);

    Entra(Shared shared, Tokens tokens) {
        this.shared = shared;
        this.tokens = tokens;
    }

    void admin(Admin next) {
        admin.set(next);
    }

    Reply answer(Asked asked) {
        try {
            return switch (asked.call()) {
                case TOKEN -> token(asked);
                case CONSENT -> consent(asked);
                default -> openid(asked);
            };
        } catch (Refused refused) {
            return refused(refused, asked);
        }
    }

    private Reply token(Asked asked) throws Refused {
        if (!asked.query().pairs().isEmpty()) {
            shared.book().note(Rule.SECRETS_NOT_IN_URL, false, "a query at the token endpoint");
            throw refusal(400, "invalid_request", 900_144, "The request has a query.");
        }
        shared.book().note(Rule.SECRETS_NOT_IN_URL, true, "");
        var form = Query.parse(asked.body());
        for (var name : List.of("grant_type", "client_id", "scope")) {
            if (form.value(name).isEmpty()) {
                throw refusal(
                        400,
                        "invalid_request",
                        900_144,
                        "The request body must contain the following parameter: '%s'."
                                .formatted(name));
            }
        }
        if (!form.value("grant_type").equals("client_credentials")) {
            throw refusal(
                    400,
                    "unsupported_grant_type",
                    70_003,
                    "The app requested an unsupported grant type '%s'."
                            .formatted(form.value("grant_type")));
        }
        var tenant = tenant(asked.part());
        var app = app(form.value("client_id"), tenant, asked.now());
        authenticate(asked, form, app, tenant);
        scope(form.value("scope"));
        return issued(tenant, app, asked.now());
    }

    private Tenant tenant(String name) throws Refused {
        var tenant = shared.world().tenant(name);
        if (tenant.isEmpty()) {
            throw refusal(
                    400,
                    "invalid_request",
                    90_002,
                    "Tenant '%s' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud."
                            .formatted(name));
        }
        return tenant.get();
    }

    private App app(String clientId, Tenant tenant, Instant now) throws Refused {
        var app = shared.world().app(clientId);
        if (app.isEmpty() || tenant.consented(app.get().clientId(), now).isEmpty()) {
            throw refusal(
                    400,
                    "unauthorized_client",
                    700_016,
                    "Application with identifier '%s' was not found in the directory '%s'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant."
                            .formatted(clientId, tenant.displayName()));
        }
        return app.get();
    }

    private void authenticate(Asked asked, Query form, App app, Tenant tenant) throws Refused {
        if (form.has("client_assertion")) {
            if (!form.value("client_assertion_type").equals(ASSERTION)) {
                throw refusal(
                        400,
                        "invalid_request",
                        900_144,
                        "The request body must contain the following parameter: 'client_assertion_type'.");
            }
            try {
                assertions.verify(form.value("client_assertion"), app, tenant, asked);
                shared.book().note(Rule.ASSERTION_IS_FRESH, true, "");
            } catch (Refused wrong) {
                shared.book().note(Rule.ASSERTION_IS_FRESH, false, wrong.text());
                throw wrong;
            }
        } else if (!form.has("client_secret")) {
            throw refusal(
                    401,
                    "invalid_client",
                    7_000_218,
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
        } else if (!app.secrets().contains(form.value("client_secret"))) {
            throw refusal(
                    401,
                    "invalid_client",
                    7_000_215,
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '%s'."
                            .formatted(app.clientId()));
        }
    }

    private void scope(String scope) throws Refused {
        // Microsoft's own library adds the three of OpenID to every request
        var asked = new ArrayList<>(List.of(scope.split(" ", -1)));
        asked.removeAll(List.of("openid", "profile", "offline_access"));
        var kept = asked.size() == 1 && asked.getFirst().matches("https?://[^/\\s]+/\\.default");
        shared.book().note(Rule.DEFAULT_SCOPE, kept, scope);
        if (!kept) {
            throw refusal(
                    400,
                    "invalid_scope",
                    1_002_012,
                    "The provided value for scope %s is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."
                            .formatted(scope));
        }
    }

    private Reply issued(Tenant tenant, App app, Instant now) {
        var lifetime = shared.settings().of(Delay.TOKEN_LIFETIME);
        var roles = tenant.consented(app.clientId(), now).orElse(Set.of());
        shared.manners().tokenIssued(tenant.id(), now);
        var json = new LinkedHashMap<String, Object>();
        json.put("token_type", "Bearer");
        json.put("expires_in", lifetime.toSeconds());
        json.put("ext_expires_in", lifetime.toSeconds());
        json.put("access_token", tokens.issue(tenant.id(), app.clientId(), roles, now, lifetime));
        return Reply.json(200, json).with("Cache-Control", "no-store, no-cache");
    }

    private Reply consent(Asked asked) throws Refused {
        var query = asked.query();
        var app = shared.world().app(query.value("client_id"));
        if (app.isEmpty()) {
            return page(
                    "AADSTS700016: Application with identifier '%s' was not found.",
                    query.value("client_id"));
        }
        var back = query.value("redirect_uri");
        var registered = app.get().redirectUris().contains(back);
        shared.book().note(Rule.CONSENT_RETURN_REGISTERED, registered, back);
        if (!registered) {
            return page(
                    "AADSTS50011: The redirect URI '%s' specified in the request does not match the redirect URIs configured for the application.",
                    back);
        }
        shared.book()
                .note(
                        Rule.CONSENT_HAS_STATE,
                        query.value("state").length() >= 16,
                        query.value("state"));
        var who = admin.get();
        if (!who.agrees()) {
            return back(
                    back,
                    Map.of(
                            "error", "access_denied",
                            "error_description",
                                    "AADSTS65004: User declined to consent to access the app.",
                            "state", query.value("state")));
        }
        var tenant = consenting(who, asked.part());
        tenant.consent(
                app.get().clientId(),
                who.permissions().isEmpty() ? app.get().permissions() : who.permissions(),
                asked.now(),
                asked.now().plus(shared.settings().of(Delay.CONSENT)));
        return back(
                back,
                Map.of(
                        "admin_consent", "True",
                        "tenant", tenant.id(),
                        "scope", query.value("scope"),
                        "state", query.value("state")));
    }

    private Tenant consenting(Admin who, String named) throws Refused {
        if (!who.tenant().isEmpty()) {
            return tenant(who.tenant());
        }
        if (Set.of("organizations", "common").contains(named)) {
            return shared.world()
                    .tenants()
                    .findFirst()
                    .orElseThrow(() -> new Refused(404, "invalid_request", "no tenant"));
        }
        return tenant(named);
    }

    private static Reply back(String to, Map<String, String> values) {
        var query = new StringBuilder(to).append(to.contains("?") ? '&' : '?');
        values.forEach((name, value) ->
                query.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&'));
        return Reply.empty(302).with("Location", query.substring(0, query.length() - 1));
    }

    /// A page of Entra's: it sends nobody anywhere.
    private static Reply page(String sentence, String about) {
        var escaped = about.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return Reply.html(
                400,
                "<!DOCTYPE html><title>Sign in to your account</title><p>"
                        + sentence.formatted(escaped)
                        + "</p>");
    }

    private Reply openid(Asked asked) {
        var base = asked.target().base() + "/" + asked.part();
        var tenant = shared.world().tenant(asked.part()).map(Tenant::id).orElse(asked.part());
        return Reply.json(
                200,
                Map.of(
                        "token_endpoint", base + "/oauth2/v2.0/token",
                        "authorization_endpoint", base + "/oauth2/v2.0/authorize",
                        "issuer", asked.target().base() + "/" + tenant + "/v2.0"));
    }

    static Refused refusal(int status, String error, int code, String sentence) {
        return new Refused(status, error, "AADSTS%d: %s".formatted(code, sentence));
    }

    private static Reply refused(Refused refused, Asked asked) {
        var trace = UUID.randomUUID().toString();
        var correlation = UUID.randomUUID().toString();
        var json = new LinkedHashMap<String, Object>();
        json.put("error", refused.code());
        json.put(
                "error_description",
                "%s Trace ID: %s Correlation ID: %s Timestamp: %s"
                        .formatted(refused.text(), trace, correlation, asked.now()));
        json.put("error_codes", code(refused.text()));
        json.put("timestamp", asked.now().toString());
        json.put("trace_id", trace);
        json.put("correlation_id", correlation);
        return Reply.json(refused.status(), json);
    }

    private static List<Integer> code(String text) {
        return text.startsWith("AADSTS")
                ? List.of(Integer.parseInt(text.substring(6, text.indexOf(':'))))
                : List.of();
    }

    void reset() {
        admin.set(Admin.WILLING);
    }
}
