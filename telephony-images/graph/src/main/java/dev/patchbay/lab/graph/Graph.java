package dev.patchbay.lab.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Graph itself: lets in who may, throttles, and answers.
final class Graph {

    private final Shared shared;
    private final Tokens tokens;

    Graph(Shared shared, Tokens tokens) {
        this.shared = shared;
        this.tokens = tokens;
    }

    /// @param fate how an operation begun by this call will go
    Reply answer(Asked asked, Fate fate) throws Refused {
        secrets(asked);
        var tenant = admitted(asked);
        options(asked);
        if (asked.call().teamsWrite()) {
            var wait =
                    tenant.throttle()
                            .take(
                                    asked.now(),
                                    shared.settings().of(Limit.WRITES_PER_SECOND),
                                    shared.settings().of(Limit.WRITE_BURST));
            if (!wait.isZero()) {
                var reply =
                        GraphError.reply(
                                asked, new Refused(429, "TooManyRequests", "Too many requests."));
                return shared.settings().of(Limit.NO_RETRY_AFTER) > 0
                        ? reply
                        : reply.with(
                                "Retry-After",
                                Long.toString(Math.max(1, (wait.toMillis() + 999) / 1_000)));
            }
        }
        synchronized (tenant) {
            tenant.operations()
                    .settle(
                            asked.now(),
                            shared.settings().of(Delay.READ_AFTER_WRITE),
                            shared.settings().of(Limit.INVENTORY_REQUIRED) > 0);
            return visit(new Visit(asked, tenant, fate, shared));
        }
    }

    private static Reply visit(Visit visit) throws Refused {
        return switch (visit.asked().call()) {
            case TOKEN, CONSENT, OPENID -> throw new IllegalStateException("not of Graph");
            case ORGANIZATION -> OrganizationCalls.list(visit);
            case USERS -> UserCalls.list(visit);
            case USERS_DELTA -> DeltaCalls.answer(visit);
            case USER -> UserCalls.get(visit);
            case USER_CONFIGURATIONS -> ConfigurationCalls.list(visit);
            case USER_CONFIGURATION -> ConfigurationCalls.get(visit);
            case NUMBERS -> NumberCalls.list(visit);
            case NUMBER -> NumberCalls.get(visit);
            case ASSIGN -> NumberWrites.assign(visit);
            case UNASSIGN -> NumberWrites.unassign(visit);
            case UPDATE -> NumberWrites.update(visit);
            case OPERATION -> NumberWrites.operation(visit);
            case POLICY_ID -> PolicyCalls.id(visit);
            case POLICY_ASSIGN -> PolicyCalls.assign(visit, false);
            case POLICY_UNASSIGN -> PolicyCalls.assign(visit, true);
            case DOMAINS -> DomainCalls.list(visit);
            case DOMAIN -> DomainCalls.get(visit);
            case DOMAIN_ADD -> DomainCalls.add(visit);
            case DOMAIN_DELETE -> DomainCalls.delete(visit);
            case DOMAIN_RECORDS -> DomainCalls.records(visit);
            case DOMAIN_VERIFY -> DomainCalls.verify(visit);
        };
    }

    private void secrets(Asked asked) throws Refused {
        var query = asked.target().rawQuery();
        var leaked = query.contains("access_token=") || query.contains("client_secret=");
        shared.book().note(Rule.SECRETS_NOT_IN_URL, !leaked, "a secret in the query");
        if (leaked) {
            throw Refused.badRequest("BadRequest", "Credentials in the URL.");
        }
    }

    private Tenant admitted(Asked asked) throws Refused {
        var token = bearer(asked);
        var grant = tokens.grant(token);
        var valid = grant.filter(it -> asked.now().isBefore(it.expires()));
        shared.book().note(Rule.BEARER_TOKEN, valid.isPresent(), asked.call().id());
        if (valid.isEmpty()) {
            shared.manners().tokenRefused(token);
            throw new Refused(
                    401,
                    "InvalidAuthenticationToken",
                    token.isEmpty()
                            ? "Access token is empty."
                            : grant.isPresent()
                                    ? "Lifetime validation failed, the token is expired."
                                    : "Access token validation failure.");
        }
        var permitted = !disjoint(valid.get().roles(), asked.call().permissions());
        shared.book()
                .note(
                        Rule.PERMISSION_CONSENTED,
                        permitted,
                        "%s with %s".formatted(asked.call().id(), valid.get().roles()));
        if (!permitted) {
            throw new Refused(
                    403,
                    asked.call().teams() ? "Forbidden" : "Authorization_RequestDenied",
                    "Insufficient privileges to complete the operation.");
        }
        return shared.world()
                .tenant(valid.get().tenant())
                .orElseThrow(
                        () -> new Refused(401, "InvalidAuthenticationToken", "Unknown tenant."));
    }

    private static boolean disjoint(Set<String> some, Set<String> others) {
        return some.stream().noneMatch(others::contains);
    }

    static String bearer(Asked asked) {
        var header = asked.header("authorization").orElse("");
        return header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7).strip() : "";
    }

    private void options(Asked asked) throws Refused {
        var seen = new HashSet<String>();
        List<String> unknown =
                asked.query().pairs().stream()
                        .map(pair -> pair.getKey())
                        .filter(name -> !asked.call().options().contains(name) || !seen.add(name))
                        .toList();
        shared.book()
                .note(Rule.KNOWN_OPTIONS, unknown.isEmpty(), asked.call().id() + " " + unknown);
        if (!unknown.isEmpty()) {
            throw Refused.badRequest(
                    "BadRequest",
                    "The query option '%s' is not supported.".formatted(unknown.getFirst()));
        }
    }
}
