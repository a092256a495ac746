package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.trunk.TrunkConnection.Registration;
import dev.patchbay.orchestrator.trunk.Trunks;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A trunk's accounts at its registrar, with a real browser. The steps build on each other.
/// Screenshots are left in `target/screenshots`.
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountPagesIT extends BrowserCase {

    @BeforeAll
    void start(CapturedOutput output) {
        startSignedIn("account-pages", output);
        addCustomer();
    }

    @Test
    @Order(1)
    void asksForWhatARegistrarWantsInAWayOfItsOwn() {
        open("/trunks/new");
        choose("customer", "Acme Shipping");
        type("name", "Account");
        choose("country", "Norway");
        browser.findElement(By.cssSelector("input[value=registration]")).click();
        type("host", "203.0.113.3");
        type("accounts[0].username", "acme");
        type("accounts[0].password", "secret");
        type("proxies", "proxy;carrier");
        type("realm", "carrier");
        choose("calledIn", "P-Called-Party-ID");
        type("accountFrom", "198.51.96.0/20");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("proxies-fault")).getText())
                .contains("such as proxy.carrier.example:5060 TCP");
        type("proxies", "203.0.113.4:5070");
        type("accounts[0].password", "secret");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("accountFrom-fault")).getText())
                .contains("split a larger one");
        shoot("trunk-account-fault");

        type("accountFrom", "198.51.100.0/28");
        type("accounts[0].password", "secret");
        submit("Save trunk");
        browser.findElement(By.linkText("Account")).click();
        assertThat(value("proxies")).isEqualTo("203.0.113.4:5070");
        assertThat(value("accountFrom")).isEqualTo("198.51.100.0/28");
        shoot("trunk-account");
    }

    @Test
    @Order(2)
    void addsAccountsAndRemovesThemAndKeepsThePasswordOfEach() {
        open("/trunks");
        browser.findElement(By.linkText("Account")).click();
        submit("Add an account");
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(_ -> !browser.findElements(By.name("accounts[1].username")).isEmpty());
        type("accounts[1].username", "os lo");
        type("accounts[1].password", "find-me");
        type("accounts[1].numbers", "+472200, +4790");
        type("proxies", "203.0.113.4:5070\n203.0.113.5 TCP");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("accounts[1].username-fault")).getText())
                .contains("1 to 64 letters");
        assertThat(value("accounts[1].password")).isEmpty();
        assertThat(browser.switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("accounts[1].username");
        assertThat(browser.findElement(By.id("accounts[1].password-fault")).getText())
                .contains("Please enter the password again");
        assertThat(browser.findElements(By.id("accounts[0].password-fault"))).isEmpty();
        assertThat(browser.getPageSource()).doesNotContain("find-me");
        shoot("trunk-accounts-fault");

        type("accounts[1].username", "oslo");
        type("accounts[1].password", "find-me");
        submit("Save trunk");
        assertThat(value("accounts[1].numbers")).isEqualTo("+472200 +4790");
        assertThat(browser.getPageSource()).doesNotContain("find-me");
        bringIntoView(visible("accounts[1].username"));
        shoot("trunk-accounts");
        browser.manage().window().setSize(new Dimension(500, 900));
        bringIntoView(visible("accounts[1].username"));
        shoot("trunk-accounts-narrow");
        browser.manage().window().setSize(new Dimension(1280, 900));

        tick("accounts[0].remove");
        type("accounts[1].username", "oslo-2");
        submit("Save trunk");
        assertThat(value("accounts[0].username")).isEqualTo("oslo-2");
        assertThat(browser.findElements(By.name("accounts[1].username"))).isEmpty();
        assertThat(account().accounts())
                .extracting(it -> it.username() + " " + it.password().reveal())
                .containsExactly("oslo-2 find-me");
        assertThat(account().ways()).hasSize(2);
    }

    /// A browser is not sent passwords, and an empty field means the one there was.
    @Test
    @Order(3)
    void demandsAPasswordAgainThatWasTypedWhileAnotherFieldWasWrong() {
        type("accounts[0].password", "new-one");
        type("refreshSeconds", "1");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("refreshSeconds-fault")).getText())
                .contains("30 to 86400 seconds");
        assertThat(browser.findElement(By.id("accounts[0].password-fault")).getText())
                .contains("Please enter the password again");
        assertThat(browser.getPageSource()).doesNotContain("new-one");
        shoot("trunk-password-again");

        type("refreshSeconds", "300");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("accounts[0].password-fault")).getText())
                .contains("Please enter the password again");
        assertThat(account().accounts().getFirst().password().reveal()).isEqualTo("find-me");

        type("accounts[0].password", "new-one");
        submit("Save trunk");
        assertThat(text()).contains("The trunk is saved");
        assertThat(account().accounts().getFirst().password().reveal()).isEqualTo("new-one");

        submit("Save trunk");
        assertThat(text()).contains("The trunk is saved");
        assertThat(account().accounts().getFirst().password().reveal()).isEqualTo("new-one");
    }

    private Registration account() {
        return application.getBean(Trunks.class).all().stream()
                .filter(it -> it.name().value().equals("Account"))
                .map(it -> (Registration) it.connection())
                .findFirst()
                .orElseThrow();
    }

    /// No engine is there, so there is nobody to try.
    @Test
    @Order(4)
    void hasARegistrationTriedAgain() {
        open("/trunks");
        browser.findElement(By.linkText("Account")).click();

        submit("Try again");

        assertThat(text()).contains("The engine cannot: no engine is set up.");
    }
}
