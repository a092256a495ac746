package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Who may call as whom, forwarded calls and rewrite rules, with a real browser. The steps build on
/// each other. Screenshots are left in `target/screenshots`.
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CallerPagesIT extends BrowserCase {

    @BeforeAll
    void start(CapturedOutput output) {
        startSignedIn("caller-pages", output);
        addCustomer();
        open("/trunks/new?preset=2talk");
        choose("customer", "Acme Shipping");
        type("name", "2talk");
        type("host", "203.0.113.20");
        type("accounts[0].username", "acme");
        type("accounts[0].password", "secret");
        submit("Save trunk");
        open("/numbers");
        submit("Add numbers");
        choose("trunk", "Acme Shipping · 2talk");
        type("typed", "+6491234567");
        submit("Add");
    }

    @Test
    @Order(1)
    void tellsWhatBecomesOfAForwardedCall() {
        open("/trunks/1");
        assertThat(value("diverting.told")).isEqualTo("DIVERSION");
        assertThat(value("diverting.shown")).isEqualTo("CALLER_ASSERTED");
        tick("diverting.toTeams");
        submit("Save trunk");
        assertThat(browser.findElement(By.name("diverting.toTeams")).isSelected()).isTrue();
        shoot("trunk-forwarded");

        open(
                "/calls/why?origin=acme.sbc.localhost&caller=%2B4733333333&dialled=%2B4790000077"
                        + "&diverter=%2B6491234567");

        assertThat(text())
                .contains(
                        "Forwarded by",
                        "From +6491234567, P-Asserted-Identity +4733333333, who forwards in"
                                + " Diversion",
                        "|forwarded|");
    }

    @Test
    @Order(2)
    void approvesANumberOfSomebodyElse() {
        open("/customers/1");
        submit("Callers");
        type("number", "+6491234567");
        choose("trunk", "2talk");
        type("note", "letter of 23 November");
        submit("Approve");
        assertThat(browser.findElement(By.id("number-fault")).getText())
                .contains("on none of this customer's trunks");
        assertThat(value("note")).isEqualTo("letter of 23 November");
        shoot("callers-fault");

        type("number", "+47 33 33 33 33");
        submit("Approve");
        assertThat(text()).contains("+4733333333", "letter of 23 November", "admin");
        shoot("callers");
        browser.manage().window().setSize(new Dimension(500, 900));
        shoot("callers-narrow");
        browser.manage().window().setSize(new Dimension(1280, 900));

        open("/calls/why?origin=acme.sbc.localhost&caller=%2B4733333333&dialled=%2B4790000077");
        assertThat(text()).contains("Approved caller", "|caller-approved|");
    }

    @Test
    @Order(3)
    void letsStrangersOutWhereThatWasSaid() {
        open("/calls/why?origin=acme.sbc.localhost&caller=%2B4755555555&dialled=%2B4790000077");
        assertThat(text()).contains("Refused with 403");

        open("/customers/1/callers");
        browser.findElement(By.cssSelector("input[value=PASS]")).click();
        submit("Save");
        assertThat(browser.findElement(By.cssSelector("input[value=PASS]")).isSelected()).isTrue();

        open("/calls/why?origin=acme.sbc.localhost&caller=%2B4755555555&dialled=%2B4790000077");
        assertThat(text()).contains("Let them out as they are", "|caller-passed|");
    }

    @Test
    @Order(4)
    void rewritesNumbersByRulesThatCanBeTried() {
        open("/trunks/1");
        submit("Rewrite rules");
        choose("kind", "is, as a regular expression (RE2)");
        type("match", "[+]47(9[0-9]*");
        type("replacement", "8$1");
        submit("Add rule");
        assertThat(browser.findElement(By.id("match-fault")).getText())
                .contains("an expression such as");
        assertThat(value("match")).isEqualTo("[+]47(9[0-9]*");

        type("match", "[+]47(9[0-9]*)");
        type("replacement", "8$2");
        submit("Add rule");
        assertThat(browser.findElement(By.id("replacement-fault")).getText())
                .contains("no number higher than the 1 brackets");
        shoot("rules-fault");

        type("replacement", "8$1");
        submit("Add rule");
        type("tested", "+4790000077");
        awaitText("Result: 890000077");
        type("tested", "112");
        awaitText("Result: 112");
        shoot("rules");

        open("/calls/why?origin=acme.sbc.localhost&caller=%2B6491234567&dialled=%2B4790000077");
        assertThat(text())
                .contains("Rewrite rules", "[+]47(9[0-9]*) → 8$1: 890000077", "as 890000077");
    }

    @Test
    @Order(5)
    void changesTheOrderOfRules() {
        open("/trunks/1/rules");
        type("match", "+46");
        type("replacement", "0");
        submit("Add rule");
        submit("Up");
        assertThat(browser.findElement(By.cssSelector("tbody tr")).getText()).contains("+46");
        submit("Remove");
        assertThat(text()).contains("The rule was removed.").doesNotContain("+46 ");
    }
}
