package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.OrchestratorApplication;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What a stranger, a guesser and somebody with an old page get to see, on the wire.
@ExtendWith(OutputCaptureExtension.class)
class SignInIT {

    /// Where a customer's administrator comes back to, who has no account of ours.
    private static final String CONSENT = "/microsoft/consent";

    private static final Pattern ONE_TIME =
            Pattern.compile("one-time password ([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})");
    private static final String OWN = "correct horse battery";

    private ConfigurableApplicationContext application;
    private String oneTime;
    private Visitor visitor;

    @BeforeEach
    void start(CapturedOutput output) {
        application =
                SpringApplication.run(
                        OrchestratorApplication.class,
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                        "--patchbay.secret-key-file=target/test-secret.key");
        var printed = ONE_TIME.matcher(output.getAll());
        assertThat(printed.find()).as("the one-time password in the log").isTrue();
        oneTime = printed.group(1);
        visitor = anotherVisitor();
    }

    @AfterEach
    void close() {
        visitor.close();
        application.close();
    }

    private Visitor anotherVisitor() {
        return new Visitor(
                String.valueOf(application.getEnvironment().getProperty("local.server.port")));
    }

    @Test
    void tellsAStrangerNothingOnAnyPageThereIs() throws Exception {
        var pages =
                application
                        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .keySet()
                        .stream()
                        .flatMap(mapping -> mapping.getPatternValues().stream())
                        .map(pattern -> pattern.replaceAll("\\{[^}]+}", "1"))
                        .filter(path -> !path.equals("/sign-in") && !path.startsWith("/error"))
                        .filter(path -> !path.equals(CONSENT))
                        .distinct()
                        .toList();
        assertThat(pages).contains("/customers", "/calls/live", "/engine/now", "/api/v1/customers");

        for (var page : pages) {
            var answer = visitor.opens(page);
            assertThat(answer.statusCode()).as(page).isIn(302, 401);
            assertThat(answer.body()).as(page).isEmpty();
            assertThat(visitor.sendsForged(page, Map.of()).statusCode()).as(page).isIn(401, 403);
        }
    }

    @Test
    void tellsWhoComesBackFromMicrosoftWithoutALinkOfOursNothingElse() throws Exception {
        var answer = visitor.opens(CONSENT + "?tenant=1&admin_consent=True&state=forged");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This link is not good").doesNotContain("/customers");
        assertThat(visitor.sendsForged(CONSENT, Map.of()).statusCode()).isIn(401, 403);
    }

    @Test
    void sendsTheHeadersThatKeepAPageFromBeingFramedScriptedOrRemembered() throws Exception {
        var headers = visitor.opens("/sign-in").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void makesAGuesserWaitEvenWithTheRightPassword() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(target(visitor.signsIn("admin", "guess " + i))).endsWith("/sign-in?wrong");
        }

        assertThat(target(visitor.signsIn("admin", oneTime))).endsWith("/sign-in?slow");
    }

    @Test
    void reloadsThePageAroundAPartWhenNobodyIsSignedInAnyMore() throws Exception {
        var answer = visitor.renews("/calls/live");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Refresh")).contains("true");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void leadsASignInFormThatGotTooOldToAFreshOne() throws Exception {
        var answer =
                visitor.sendsForged("/sign-in", Map.of("username", "admin", "password", oneTime));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(target(answer)).endsWith("/sign-in?old");
    }

    @Test
    void letsAnotherOneTimeSessionSetNoPasswordOnceOneIsChosen() throws Exception {
        try (var second = anotherVisitor()) {
            visitor.signsIn("admin", oneTime);
            second.signsIn("admin", oneTime);
            assertThat(target(choose(visitor, OWN))).endsWith("/");

            assertThat(choose(second, "an intruder's password").statusCode()).isEqualTo(422);

            assertThat(target(anotherVisitor().signsIn("admin", OWN))).endsWith("/");
        }
    }

    @Test
    void asksForThePasswordOneHasBeforeChangingIt() throws Exception {
        visitor.signsIn("admin", oneTime);
        choose(visitor, OWN);

        assertThat(choose(visitor, "another password").statusCode()).isEqualTo(422);

        var withCurrent = new LinkedHashMap<>(twice("another password"));
        withCurrent.put("current", OWN);
        assertThat(target(visitor.sends("/password", "/password", withCurrent))).endsWith("/");
        assertThat(target(anotherVisitor().signsIn("admin", "another password"))).endsWith("/");
    }

    @Test
    void saysSoWhenAPasswordIsLongerThanBcryptReads() throws Exception {
        visitor.signsIn("admin", oneTime);

        // 40 characters, 80 octets
        var answer = choose(visitor, "å".repeat(40));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("password-fault");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers/1/tenant/9/enabled",
                "/customers/1/tenant/9/remove",
                "/customers/9/remove",
                "/customers/9",
                "/trunks/9/enabled",
                "/trunks/9/remove",
                "/numbers/+4722000999/assign",
                "/numbers/+4722000999/release",
                "/numbers/+4722000999/remove",
                "/numbers/nonsense/remove"
            })
    void neverBreaksOnAnOldPagesButton(String action) throws Exception {
        visitor.signsIn("admin", oneTime);
        choose(visitor, OWN);

        var answer =
                visitor.sends(
                        "/customers",
                        action,
                        Map.of("enabled", "true", "name", "x", "kind", "teams-user"));

        assertThat(answer.statusCode()).as(answer.body()).isBetween(300, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/numbers?page=-1",
                "/numbers?page=99999999",
                "/calls?page=-1",
                "/calls?page=2147483647",
                "/calls?search=%00",
                "/numbers?search=%25%27%00"
            })
    void showsAPageForEveryPageNumberAndSearch(String path) throws Exception {
        visitor.signsIn("admin", oneTime);
        choose(visitor, OWN);

        var answer = visitor.opens(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("Page -", "\0");
    }

    private static HttpResponse<String> choose(Visitor visitor, String password) throws Exception {
        return visitor.sends("/password", "/password", twice(password));
    }

    private static Map<String, String> twice(String password) {
        return Map.of("password", password, "again", password);
    }

    private static String target(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("no redirect");
    }
}
