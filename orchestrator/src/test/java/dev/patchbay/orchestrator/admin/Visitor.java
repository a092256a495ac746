package dev.patchbay.orchestrator.admin;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser of their own, one request at a time: keeps cookies, follows no redirect,
/// and sends the token against forged forms that the page before carried.
final class Visitor implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Pattern TOKEN =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*_csrf");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String root;

    Visitor(String port) {
        root = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> opens(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    /// What htmx asks for when it renews a part of a page.
    HttpResponse<String> renews(String path) throws IOException, InterruptedException {
        return client.send(
                request(path).header("HX-Request", "true").build(), BodyHandlers.ofString());
    }

    /// @param page where the form stands
    HttpResponse<String> sends(String page, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var token = TOKEN.matcher(opens(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        return sendsForged(path + "?_csrf=" + encoded(token.group(1)), fields);
    }

    /// Without any token.
    HttpResponse<String> sendsForged(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var body =
                fields.entrySet().stream()
                        .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&"));
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> signsIn(String user, String password)
            throws IOException, InterruptedException {
        return sends("/sign-in", "/sign-in", Map.of("username", user, "password", password));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(DEADLINE);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
