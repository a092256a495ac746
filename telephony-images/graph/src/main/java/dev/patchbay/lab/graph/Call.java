package dev.patchbay.lab.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The calls that are played. Paths are matched without regard to case, as Graph does; actions of
/// Teams administration go by their short name (documentation) and their qualified one (Microsoft's
/// SDK).
public enum Call {
    TOKEN("POST", "/([^/]+)/oauth2/v2\\.0/token", Set.of()),
    CONSENT(
            "GET",
            "/([^/]+)(?:/v2\\.0)?/adminconsent",
            Set.of("client_id", "scope", "redirect_uri", "state")),
    OPENID("GET", "/([^/]+)/v2\\.0/\\.well-known/openid-configuration", Set.of()),
    ORGANIZATION("GET", Paths.GRAPH + "/organization", Set.of("$select")),
    USERS_DELTA(
            "GET",
            Paths.GRAPH + "/users/(?:microsoft\\.graph\\.)?delta(?:\\(\\))?",
            Set.of("$select", "$deltatoken", "$skiptoken")),
    USERS(
            "GET",
            Paths.GRAPH + "/users",
            Set.of("$select", "$filter", "$top", "$count", "$search", "$orderby", "$skiptoken")),
    USER("GET", Paths.GRAPH + "/users/([^/]+)", Set.of("$select")),
    USER_CONFIGURATIONS(
            "GET",
            Paths.TEAMS + "/userConfigurations",
            Set.of("$select", "$filter", "$top", "$skiptoken")),
    USER_CONFIGURATION("GET", Paths.TEAMS + "/userConfigurations/([^/]+)", Set.of("$select")),
    ASSIGN("POST", Paths.NUMBERS + "/" + Paths.QUALIFIED + "assignNumber", Set.of()),
    UNASSIGN("POST", Paths.NUMBERS + "/" + Paths.QUALIFIED + "unassignNumber", Set.of()),
    UPDATE("POST", Paths.NUMBERS + "/" + Paths.QUALIFIED + "updateNumber", Set.of()),
    NUMBERS("GET", Paths.NUMBERS, Set.of("$filter", "$top", "$skip", "$skiptoken")),
    NUMBER("GET", Paths.NUMBERS + Paths.KEY, Set.of()),
    OPERATION("GET", Paths.TEAMS + "/telephoneNumberManagement/operations" + Paths.KEY, Set.of()),
    POLICY_ID(
            "GET",
            Paths.TEAMS
                    + "/policy/"
                    + Paths.QUALIFIED
                    + "getPolicyId\\((?:type='([^']*)',\\s*name='([^']*)'|name='([^']*)',\\s*type='([^']*)')\\)",
            Set.of()),
    POLICY_ASSIGN(
            "POST",
            Paths.TEAMS + "/policy/userAssignments/" + Paths.QUALIFIED + "assign",
            Set.of()),
    POLICY_UNASSIGN(
            "POST",
            Paths.TEAMS + "/policy/userAssignments/" + Paths.QUALIFIED + "unassign",
            Set.of()),
    DOMAIN_RECORDS("GET", Paths.GRAPH + "/domains/([^/]+)/verificationDnsRecords", Set.of()),
    DOMAIN_VERIFY("POST", Paths.GRAPH + "/domains/([^/]+)/verify", Set.of()),
    DOMAIN("GET", Paths.GRAPH + "/domains/([^/]+)", Set.of("$select")),
    DOMAIN_ADD("POST", Paths.GRAPH + "/domains", Set.of()),
    DOMAIN_DELETE("DELETE", Paths.GRAPH + "/domains/([^/]+)", Set.of()),
    DOMAINS("GET", Paths.GRAPH + "/domains", Set.of("$select"));

    private static final class Paths {
        private static final String GRAPH = "/v1\\.0";
        private static final String TEAMS = GRAPH + "/admin/teams";
        private static final String NUMBERS =
                TEAMS + "/telephoneNumberManagement/numberAssignments";
        private static final String QUALIFIED = "(?:microsoft\\.graph\\.teamsAdministration\\.)?";
        private static final String KEY = "(?:\\('([^']+)'\\)|/([^/]+))";
    }

    private static final Set<Call> TEAMS_WRITES =
            Set.of(ASSIGN, UNASSIGN, UPDATE, POLICY_ASSIGN, POLICY_UNASSIGN);

    private final String method;
    private final Pattern path;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is
    private final Set<String> options;

    Call(String method, String path, Set<String> options) {
        this.method = method;
        this.path = Pattern.compile(path, Pattern.CASE_INSENSITIVE);
        this.options = options;
    }

    /// A call found, with what its path says.
    record Found(Call call, List<String> parts) {

        Found {
            parts = List.copyOf(parts);
        }
    }

    static Optional<Found> of(String method, String path) {
        for (var call : values()) {
            var matcher = call.path.matcher(path);
            if (call.method.equals(method) && matcher.matches()) {
                return Optional.of(new Found(call, call.parts(matcher)));
            }
        }
        return Optional.empty();
    }

    private List<String> parts(Matcher matcher) {
        var parts = new ArrayList<String>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                parts.add(matcher.group(i));
            }
        }
        // getPolicyId takes its arguments by name, in either order
        return this == POLICY_ID && matcher.group(3) != null ? parts.reversed() : parts;
    }

    /// Query options that the documentation of this call names.
    Set<String> options() {
        return options;
    }

    /// Throttled as a write of Teams administration.
    boolean teamsWrite() {
        return TEAMS_WRITES.contains(this);
    }

    boolean graph() {
        return this != TOKEN && this != CONSENT && this != OPENID;
    }

    boolean teams() {
        return path.pattern().startsWith(Paths.TEAMS);
    }

    /// One of these application permissions is enough. Those of operations, userConfigurations and
    /// getPolicyId are unverified.
    Set<String> permissions() {
        return switch (this) {
            case TOKEN, CONSENT, OPENID -> Set.of();
            case ORGANIZATION ->
                    Set.of(
                            "Organization.Read.All",
                            "Organization.ReadWrite.All",
                            "Directory.Read.All");
            case USERS, USER, USERS_DELTA ->
                    Set.of("User.Read.All", "User.ReadWrite.All", "Directory.Read.All");
            case USER_CONFIGURATIONS, USER_CONFIGURATION ->
                    Set.of("TeamsUserConfiguration.Read.All");
            case NUMBERS, NUMBER, OPERATION ->
                    Set.of("TeamsTelephoneNumber.Read.All", "TeamsTelephoneNumber.ReadWrite.All");
            case ASSIGN, UNASSIGN, UPDATE -> Set.of("TeamsTelephoneNumber.ReadWrite.All");
            case POLICY_ID, POLICY_ASSIGN, POLICY_UNASSIGN ->
                    Set.of("TeamsPolicyUserAssign.ReadWrite.All");
            case DOMAINS, DOMAIN, DOMAIN_RECORDS ->
                    Set.of("Domain.Read.All", "Domain.ReadWrite.All");
            case DOMAIN_ADD, DOMAIN_VERIFY, DOMAIN_DELETE -> Set.of("Domain.ReadWrite.All");
        };
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Call named(String text) {
        try {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "call: '%s' (expected: one of %s)"
                            .formatted(text, Arrays.stream(values()).map(Call::id).toList()),
                    unknown);
        }
    }
}
