package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.edge.Authority;
import dev.patchbay.orchestrator.edge.EdgeOnPaper;
import dev.patchbay.orchestrator.edge.SbcCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A new installation, set up by an admin with a real browser, from the one-time password on. The
/// steps build on each other. Screenshots are left in `target/screenshots`.
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT extends BrowserCase {

    private static final String EVIL = "<script>alert(1)</script>";

    private static final Authority AUTHORITY = new Authority("Pages");

    private String oneTime;

    @TempDir static Path certificates;

    @BeforeAll
    void start(CapturedOutput output) {
        oneTime =
                startWith(
                        "pages",
                        output,
                        "--patchbay.engine.host=127.0.0.1",
                        "--patchbay.engine.control-port=1",
                        "--patchbay.engine.password-file=" + enginePassword(),
                        "--patchbay.teams.dns-hook=/bin/true",
                        "--patchbay.acme.directory=https://127.0.0.1:1/dir",
                        "--patchbay.edge.config-directory=target/edge",
                        "--patchbay.edge.certificate-directory=" + certificates,
                        "--patchbay.edge.extra-roots-file=" + authority(),
                        "--patchbay.edge.public-address=127.0.0.1",
                        "--patchbay.edge.private-address=127.0.0.1",
                        "--patchbay.edge.engines=127.0.0.1",
                        "--patchbay.edge.hubs=nobody.localhost",
                        "--patchbay.further-edges[0].base-domain=sbc2.localhost",
                        "--patchbay.further-edges[0].config-directory=target/edge-2",
                        "--patchbay.further-edges[0].public-address=127.0.0.1",
                        "--patchbay.further-edges[0].private-address=127.0.0.2",
                        "--patchbay.further-edges[0].engines=127.0.0.1",
                        "--patchbay.preflight.time-source=http://127.0.0.1:1/");
    }

    private static Path enginePassword() {
        try {
            return Files.writeString(Path.of("target/engine-password"), "nobody-listens");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path authority() {
        try {
            return Files.writeString(
                    Path.of("target/extra-roots.pem"), EdgeOnPaper.pem(AUTHORITY.root()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(1)
    void leadsAStrangerToTheSignInPage() {
        assertThat(browser.getCurrentUrl()).endsWith("/sign-in");
        shoot("sign-in");

        signIn("admin", "admin");

        assertThat(text()).contains("do not go together");
    }

    @Test
    @Order(2)
    void asksForAnOwnPasswordBeforeAnythingElse() {
        signIn("admin", oneTime);
        open("/customers");
        assertThat(browser.getCurrentUrl()).endsWith("/password");

        type("password", "short");
        type("again", "short");
        submit("Save");
        assertThat(text()).contains("12 to 72 characters");

        type("password", OWN_PASSWORD);
        type("again", OWN_PASSWORD);
        submit("Save");
        assertThat(text()).contains("Your new password is set.", "Nothing is set up yet");
        shoot("dashboard-empty");
    }

    @Test
    @Order(3)
    void addsACustomerWithItsTenant() {
        open("/customers");
        assertThat(text()).contains("No customers yet");
        browser.findElement(By.name("name")).sendKeys("Acme Shipping");
        submit("Add customer");
        assertThat(text()).contains("Acme Shipping was added.");

        type("label", "ac;me");
        submit("Add tenant");
        assertThat(text()).contains("1 to 63 letters, digits or hyphens");
        assertThat(value("label")).isEqualTo("ac;me");

        type("label", "acme");
        submit("Add tenant");
        assertThat(text()).contains("acme.sbc.localhost");
    }

    @Test
    @Order(4)
    void showsWhatWasTypedAsTextAndNeverAsMarkup() {
        open("/customers");
        browser.findElement(By.name("name")).sendKeys(EVIL);
        submit("Add customer");

        assertThat(text()).contains(EVIL);
        assertThat(browser.findElements(By.cssSelector("h1 script"))).isEmpty();

        submit("Remove customer");
        submit("Go ahead");
        assertThat(text()).contains("The customer was removed.").doesNotContain(EVIL);
    }

    @Test
    @Order(5)
    void saysByTheFieldWhatIsWrongWithATrunkAndKeepsWhatWasTyped() {
        open("/trunks/new");
        choose("customer", "Acme Shipping");
        type("name", "City Telecom");
        choose("country", "Norway");
        browser.findElement(By.cssSelector("input[value=registration]")).click();
        type("host", "carrier.example;x");
        type("accounts[0].username", "acme");
        type("accounts[0].password", "secret-word");
        submit("Save trunk");

        assertThat(browser.findElement(By.id("host-fault")).getText()).contains("a host name");
        assertThat(value("host")).isEqualTo("carrier.example;x");
        assertThat(value("accounts[0].password")).isEmpty();
        shoot("trunk-fault");

        type("host", "registrar");
        type("accounts[0].password", "secret-word");
        submit("Save trunk");
        assertThat(text()).contains("City Telecom was added");
    }

    @Test
    @Order(6)
    void keepsThePasswordThatIsThereWhenTheFieldStaysEmpty() {
        browser.findElement(By.linkText("City Telecom")).click();
        assertThat(browser.getPageSource()).doesNotContain("secret-word");
        type("refreshSeconds", "120");
        submit("Save trunk");

        assertThat(text()).contains("The trunk is saved", "No engine has it loaded");
    }

    @Test
    @Order(7)
    void addsNumbersAndAssignsOne() {
        open("/numbers");
        submit("Add numbers");
        choose("trunk", "Acme Shipping · City Telecom");
        type("typed", "22 00 01 00\n22 00 01");
        submit("Add");
        assertThat(text()).contains("instead of “22 00 01” in line 2");

        type("typed", "22 00 01 00\n+47 22 00 01 01");
        submit("Add");
        assertThat(text())
                .contains("2 numbers were added.", "+4722000100", "+4722000101")
                .doesNotContain("No numbers yet", "Nothing found");

        submit("Assign");
        type("target", "kari at acme");
        submit("Save");
        assertThat(text()).contains("a user principal name");

        type("target", "kari@acme.example");
        submit("Save");
        assertThat(text()).contains("+4722000100 now rings kari@acme.example.");
        shoot("numbers");
    }

    @Test
    @Order(8)
    void refusesToRemoveWhatIsInUseAndSaysWhy() {
        open("/trunks");
        browser.findElement(By.linkText("City Telecom")).click();
        submit("Remove trunk");
        submit("Go ahead");

        assertThat(text()).contains("Not possible", "no numbers left");
    }

    @Test
    @Order(9)
    void movesAnEngineToAnotherAdapterAfterAsking() {
        // given
        open("/engine");
        assertThat(text())
                .contains("Not reachable", "asterisk-ari", "ESL (inbound)", "at 127.0.0.1:1");

        // when
        submit("Use this");
        assertThat(text()).contains("engine-1 will be driven by asterisk-ami");
        submit("Go ahead");

        // then
        assertThat(text()).contains("engine-1 is driven by asterisk-ami from now on.");
    }

    @Test
    @Order(10)
    void saysWhatTeamsWillFindAndTakesOnlyACertificateTeamsWouldTake() {
        // given
        open("/teams");
        awaitText("There is a certificate");
        assertThat(text()).contains("Upload one on this page.", "Open TCP 5061");

        // when: one for another name, then the right one
        upload(AUTHORITY.issue(Authority.rsaOrder(2048).names("sbc.elsewhere")));
        awaitText("Please enter each base domain and *. below it");
        assertThat(certificates.resolve("sbc.pem")).doesNotExist();
        String[] names = {"sbc.localhost", "*.sbc.localhost", "sbc2.localhost", "*.sbc2.localhost"};
        upload(AUTHORITY.issue(Authority.rsaOrder(2048).names(names)));

        // then
        awaitText("The edge shows the new certificate");
        assertThat(text()).contains("*.sbc.localhost");
        awaitText("The certificate covers all names");
        assertThat(certificates.resolve("sbc.pem")).exists();
        assertThat(text()).doesNotContain("PRIVATE KEY");
        shoot("teams");
    }

    private void upload(SbcCertificate certificate) {
        if (!browser.findElement(By.name("pem")).isDisplayed()) {
            browser.findElement(
                            By.xpath(
                                    "//summary[starts-with(., 'Upload') or starts-with(., 'Replace')]"))
                    .click();
        }
        var field = browser.findElement(By.name("pem"));
        field.clear();
        field.sendKeys(EdgeOnPaper.pem(certificate));
        submit("Use this certificate");
    }

    @Test
    @Order(11)
    void takesACustomersTenantByTheHand() {
        // given
        open("/customers");
        browser.findElement(By.linkText("Acme Shipping")).click();
        browser.findElement(By.partialLinkText("Add the domain")).click();
        assertThat(text()).contains("waits for the customer's administrator", "acme.sbc.localhost");

        // when
        browser.findElements(By.name("txt")).forEach(it -> it.sendKeys("anything"));
        submit("Save");
        assertThat(text()).contains("such as MS=ms12345678");
        type("txt", "MS=ms12345678");
        var second = browser.findElements(By.name("txt")).getLast();
        second.clear();
        second.sendKeys("MS=ms87654321");
        submit("Save");
        shoot("onboarding");
        submit("Is it in DNS?");
        assertThat(text()).contains("does not have the record");
        for (var step = 0; step < 5; step++) {
            submit("This is done");
        }

        // then
        assertThat(text()).contains("Waiting for the call");
        assertThat(text()).contains("$Fqdns = @('acme.sbc.localhost', 'acme.sbc2.localhost')");
        submit("One step back");
        assertThat(text()).contains("waits for the customer's administrator");
    }

    @Test
    @Order(12)
    void tellsWhyACallGoesWhereItGoes() {
        open("/calls");
        submit("Where would a call go?");
        choose("origin", "City Telecom (Acme Shipping)");
        type("dialled", "22 00 01 00");
        submit("Explain");
        assertThat(text())
                .contains(
                        "'22000100' dialled in NO is +4722000100",
                        "Goes to +4722000100 in the Teams tenant acme.sbc.localhost.");
        shoot("why");

        type("dialled", EVIL);
        submit("Explain");
        assertThat(text()).contains("Refused with 484: number unreadable.");

        // by its name at the other site
        open("/calls/why?origin=acme.sbc2.localhost&caller=%2B4733333333&dialled=%2B4790000001");
        assertThat(text())
                .contains("acme.sbc.localhost", "caller not of tenant")
                .doesNotContain("tenant unknown", "origin unknown");
    }

    @Test
    @Order(13)
    void saysWhyTheAuthorityGaveNoCertificate() {
        open("/teams");
        submit("Order one from 127.0.0.1");

        awaitText("No certificate: ");
    }

    @Test
    @Order(14)
    void everyPageOpensInLightDarkAndNarrow() {
        for (var page :
                List.of(
                        "/",
                        "/customers",
                        "/trunks",
                        "/numbers",
                        "/calls",
                        "/calls/why",
                        "/teams",
                        "/engine")) {
            var name = page.equals("/") ? "dashboard" : page.substring(1).replace('/', '-');
            for (var scheme : List.of("light", "dark")) {
                browser.executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of(
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
                open(page);
                assertThat(browser.findElement(By.tagName("html")).getDomAttribute("data-bs-theme"))
                        .isEqualTo(scheme);
                shoot(name + "-" + scheme);
            }
            browser.manage().window().setSize(new Dimension(500, 900));
            open(page);
            shoot(name + "-narrow");
            browser.manage().window().setSize(new Dimension(1280, 900));
        }
        assertThat(browser.manage().logs().get("browser").getAll())
                .as("what the browser complains about")
                .filteredOn(entry -> !entry.getMessage().contains("422"))
                .isEmpty();
    }

    @Test
    @Order(15)
    void signsOut() {
        open("/");
        submit("Sign out");
        assertThat(text()).contains("You are signed out.");
        open("/numbers");
        assertThat(browser.getCurrentUrl()).endsWith("/sign-in");
    }
}
