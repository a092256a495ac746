package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.lab.graph.GraphServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// An admin connects a customer's Microsoft 365 and assigns a number there, with a real browser.
/// The steps build on each other. Screenshots are left in `target/screenshots`.
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MicrosoftPagesIT extends BrowserCase {

    private static final String CLIENT = "11111111-2222-3333-4444-555555555555";
    private static final String SECRET = "a-secret-of-the-lab";
    private static final String TENANT = "aaaaaaaa-0000-4000-8000-000000000001";

    @SuppressWarnings("NullAway.Init") // by JUnit, before anything else
    private GraphServer graph;

    @BeforeAll
    void start(CapturedOutput output) throws IOException {
        graph = GraphServer.start(0);
        graph.seed(
                """
                {"apps": [{"clientId": "%s", "secrets": ["%s"],
                           "redirectUris": ["http://patchbay.localhost/microsoft/consent"],
                           "permissions": ["Organization.Read.All", "User.Read.All",
                             "TeamsUserConfiguration.Read.All", "TeamsTelephoneNumber.ReadWrite.All"]}],
                 "tenants": [
                  {"id": "%s", "displayName": "Acme Shipping", "country": "NO", "domains": ["acme.example"],
                   "users": [
                     {"userPrincipalName": "kari@acme.example", "displayName": "Kari Nordmann"},
                     {"userPrincipalName": "ola@acme.example", "displayName": "Ola Nordmann", "plans": ["TEAMS1"]},
                     {"userPrincipalName": "sales@acme.example", "displayName": "Sales", "kind": "callQueue"}]}]}
                """
                        .formatted(CLIENT, SECRET, TENANT));
        startSignedIn(
                "microsoft-pages",
                output,
                "--patchbay.microsoft.authority=" + graph.address(),
                "--patchbay.microsoft.graph=" + graph.address() + "/v1.0",
                // its port is not known yet; the test follows the way back by itself
                "--patchbay.microsoft.public-address=http://patchbay.localhost");
    }

    @AfterAll
    void closeGraph() {
        graph.close();
    }

    /// The first question to Microsoft loads the better part of its SDK.
    private void awaitSlowly(String wanted) {
        new WebDriverWait(browser, Duration.ofSeconds(90))
                .ignoring(StaleElementReferenceException.class)
                .until(_ -> text().contains(wanted));
    }

    @Test
    @Order(1)
    void setsTheApplicationUp() {
        open("/microsoft");
        type("clientId", "not an id");
        type("credential", SECRET);
        submit("Save");
        assertThat(text()).contains("Please enter the application (client) ID");

        type("clientId", CLIENT);
        type("credential", SECRET);
        submit("Save");
        assertThat(text()).contains("Patchbay's application is set up.", "With a client secret");
        assertThat(browser.getPageSource()).doesNotContain(SECRET);
        shoot("microsoft-application");
    }

    @Test
    @Order(2)
    void connectsACustomerByConsent() throws Exception {
        open("/customers");
        browser.findElement(By.name("name")).sendKeys("Acme Shipping");
        submit("Add customer");
        type("label", "acme");
        submit("Add tenant");
        browser.findElement(By.partialLinkText("Microsoft 365")).click();
        type("domain", "acme.example");
        submit("Make a consent link");
        var link = browser.findElement(By.cssSelector(".alert-info a")).getDomProperty("href");

        consent(String.valueOf(link));

        awaitSlowly("Connected since");
        awaitSlowly("Accounts: 3; people with Teams Phone: 1; resource accounts: 1");
        assertThat(text()).contains("Organisation", "granted").doesNotContain("missing");
        shoot("microsoft-connected");
        browser.manage().window().setSize(new Dimension(390, 844));
        shoot("microsoft-connected-narrow");
        browser.manage().window().setSize(new Dimension(1280, 900));
    }

    /// The customer's administrator, who has no account with us, in a browser of their own.
    private void consent(String link) throws IOException, InterruptedException {
        try (var theirs = HttpClient.newHttpClient()) {
            var answer =
                    theirs.send(
                            HttpRequest.newBuilder(URI.create(link))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            BodyHandlers.ofString());
            var back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            var port = application.getEnvironment().getProperty("local.server.port");
            var page =
                    theirs.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:%s%s?%s"
                                                            .formatted(
                                                                    port,
                                                                    back.getPath(),
                                                                    back.getRawQuery())))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Thank you").doesNotContain("Acme");
        }
    }

    @Test
    @Order(3)
    void assignsANumberToSomebodyChosenByName() {
        addTrunkAndNumbers();
        open("/numbers");
        browser.findElement(By.xpath("//tr[.//td='+4722000100']//summary")).click();
        type("target", "nordm");
        // who has no licence is not offered
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(_ -> options().contains("kari@acme.example"));
        assertThat(options()).doesNotContain("ola@acme.example");
        type("target", "kari@acme.example");
        submit("Save");

        awaitSlowly("Microsoft: done");
        assertThat(graph.holder(TENANT, "+4722000100"))
                .contains(graph.accountId(TENANT, "kari@acme.example"));
        shoot("microsoft-number-assigned");
    }

    private String options() {
        return String.valueOf(
                browser.executeScript(
                        "return [...document.querySelectorAll('datalist option')].map(o => o.value).join(' ')"));
    }

    private void addTrunkAndNumbers() {
        open("/trunks/new");
        choose("customer", "Acme Shipping");
        type("name", "Carrier");
        choose("country", "Norway");
        type("peers", "203.0.113.10");
        submit("Save trunk");
        open("/numbers");
        submit("Add numbers");
        choose("trunk", "Acme Shipping · Carrier");
        type("typed", "+47 22 00 01 00\n+47 22 00 01 01");
        submit("Add");
        awaitText("2 numbers were added.");
    }

    @Test
    @Order(4)
    void saysWhyItFailedAndWhatToDoAndTriesAgain() {
        open("/numbers?search=0101");
        browser.findElement(By.xpath("//tr[.//td='+4722000101']//summary")).click();
        type("target", "ola@acme.example");
        submit("Save");
        open("/numbers/+4722000101/microsoft");
        awaitSlowly("no Teams Phone licence");
        assertThat(text()).contains("Have an administrator assign one");
        shoot("microsoft-failed");

        graph.seed(
                """
                {"tenants": [{"id": "%s", "displayName": "Acme Shipping", "users": [
                  {"userPrincipalName": "ola@acme.example", "displayName": "Ola Nordmann"}]}]}
                """
                        .formatted(TENANT));
        submit("Try again");
        awaitSlowly("done");
        assertThat(graph.holder(TENANT, "+4722000101"))
                .contains(graph.accountId(TENANT, "ola@acme.example"));
    }

    @Test
    @Order(5)
    void showsADifferenceAndSettlesIt() {
        graph.seed(
                """
                {"tenants": [{"id": "%s", "displayName": "Acme Shipping", "numbers": [
                  {"telephoneNumber": "+4722000101"}]}]}
                """
                        .formatted(TENANT));
        open("/customers");
        browser.findElement(By.linkText("Acme Shipping")).click();
        browser.findElement(By.partialLinkText("Microsoft 365")).click();
        submit("Read again");
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(_ -> {
                    browser.navigate().refresh();
                    return text().contains("Assigned here alone.");
                });
        shoot("microsoft-differences");

        submit("As it is here");
        submit("Go ahead");

        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(_ -> graph.holder(TENANT, "+4722000101").isPresent());
    }
}
