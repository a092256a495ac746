package dev.patchbay.lab.graph;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks over HTTP, with nothing but the JDK.
final class Client {

    static final String ACME = "7f6e4d2a-0b1c-4d3e-8f90-a1b2c3d4e5f6";
    static final String GLOBEX = "0a1b2c3d-4e5f-4607-8192-a3b4c5d6e7f8";
    static final String APP = "3c9d8e7f-6a5b-4c3d-9e1f-0a2b4c6d8e0f";
    static final String SECRET = "lab-only-secret";
    static final String BACK = "http://127.0.0.1:8080/teams/consent";
    static final String NUMBERS = "/admin/teams/telephoneNumberManagement/numberAssignments";

    static final String WORLD =
            """
            {"apps": [{"clientId": "%s", "secrets": ["%s"], "redirectUris": ["%s"],
              "permissions": ["User.Read.All", "Organization.Read.All", "TeamsUserConfiguration.Read.All",
                "TeamsTelephoneNumber.ReadWrite.All", "TeamsPolicyUserAssign.ReadWrite.All", "Domain.ReadWrite.All"]}],
             "tenants": [
              {"id": "%s", "displayName": "Acme Shipping", "domains": ["acme.example", "acme.onmicrosoft.com"],
               "users": [
                {"userPrincipalName": "kari@acme.example", "displayName": "Kari Nordmann"},
                {"userPrincipalName": "ola@acme.example", "displayName": "Ola Nordmann"},
                {"userPrincipalName": "per@acme.example", "displayName": "Per Uten Lisens", "plans": ["TEAMS1"]},
                {"userPrincipalName": "liv@acme.example", "displayName": "Liv Uten Land", "usageLocation": ""},
                {"userPrincipalName": "gro@acme.example", "displayName": "Gro Hjemme", "kind": "onPremises"},
                {"userPrincipalName": "sales@acme.example", "displayName": "Sales", "kind": "callQueue"},
                {"userPrincipalName": "main@acme.example", "displayName": "Main Menu", "kind": "autoAttendant"}],
               "numbers": [
                {"telephoneNumber": "+4722000100"},
                {"telephoneNumber": "+4722000101"},
                {"telephoneNumber": "+4722000102", "assignedTo": "ola@acme.example"},
                {"telephoneNumber": "+4722000103", "assignedTo": "gone@acme.example"},
                {"telephoneNumber": "+4722000104", "numberType": "callingPlan"},
                {"telephoneNumber": "+4722000105", "onPremises": true}],
               "policies": [{"type": "OnlineVoiceRoutingPolicy", "name": "VoiceOps-VRP"}],
               "consents": [{"clientId": "%s"}]},
              {"id": "%s", "displayName": "Globex", "domains": ["globex.example"],
               "users": [{"userPrincipalName": "hank@globex.example"}]}]}
            """
                    .formatted(APP, SECRET, BACK, ACME, APP, GLOBEX);

    /// An answer with its body read as JSON, where it is.
    record Got(int status, Map<String, String> headers, JsonNode json, String text) {

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String error() {
            return json.path("error").path("code").asString("");
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final GraphServer server;
    private String token = "";

    Client(GraphServer server) {
        this.server = server;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    Client signedIn() throws IOException, InterruptedException {
        token = token(ACME, SECRET).json().path("access_token").asString("");
        return this;
    }

    Client with(String anyToken) {
        token = anyToken;
        return this;
    }

    Got token(String tenant, String secret) throws IOException, InterruptedException {
        return token(
                tenant,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        APP,
                        "client_secret",
                        secret,
                        "scope",
                        "https://graph.microsoft.com/.default"));
    }

    Got token(String tenant, Map<String, String> fields) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(
                                server.address().resolve("/" + tenant + "/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    Got get(String path, String... headers) throws IOException, InterruptedException {
        var uri =
                path.startsWith("http")
                        ? URI.create(path)
                        : server.address().resolve("/v1.0" + path.replace(" ", "%20"));
        var request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    Got post(String path, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(server.address().resolve("/v1.0" + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Got assign(String number, String name) throws IOException, InterruptedException {
        return post(
                NUMBERS + "/assignNumber",
                """
                {"telephoneNumber": "%s", "assignmentTargetId": "%s", "numberType": "directRouting",
                 "assignmentCategory": "primary"}
                """
                        .formatted(number, server.accountId(ACME, name)));
    }

    Got unassign(String number) throws IOException, InterruptedException {
        return post(
                NUMBERS + "/unassignNumber",
                "{\"telephoneNumber\": \"%s\", \"numberType\": \"directRouting\"}"
                        .formatted(number));
    }

    /// The operation that an accepted write has become.
    Got operation(Got accepted) throws IOException, InterruptedException {
        return get(accepted.header("location"));
    }

    private Got send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        var text = answer.body();
        var headers =
                answer.headers().map().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, it -> it.getValue().getFirst()));
        var json =
                text.startsWith("{")
                        ? JsonMapper.shared().readTree(text)
                        : JsonMapper.shared().createObjectNode();
        return new Got(answer.statusCode(), headers, json, text);
    }
}
