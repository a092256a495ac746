package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.customer.CustomerId;
import dev.patchbay.orchestrator.limit.CallKey;
import dev.patchbay.orchestrator.limit.CustomerLimits;
import dev.patchbay.orchestrator.limit.Payer;
import dev.patchbay.orchestrator.limit.TrunkLimits;
import dev.patchbay.orchestrator.limit.Usage;
import dev.patchbay.orchestrator.trunk.TrunkId;
import java.util.Map;
import java.util.Objects;
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

/// Limits set with a real browser, and what is in use. The steps build on each other. Screenshots
/// are left in `target/screenshots`.
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LimitPagesIT extends BrowserCase {

    private static final String EVIL = "<script>alert(1)</script>";
    private static final String WHY =
            "/calls/why?origin=acme.sbc.localhost&caller=%2B4722000100&dialled=";

    @BeforeAll
    void start(CapturedOutput output) {
        startSignedIn("limit-pages", output);
        addCustomer();
        open("/trunks/new");
        choose("customer", "Acme Shipping");
        type("name", "Nordic Carrier");
        choose("country", "Norway");
        type("peers", "203.0.113.10:5060");
        submit("Save trunk");
        open("/numbers");
        submit("Add numbers");
        choose("trunk", "Acme Shipping · Nordic Carrier");
        type("typed", "22 00 01 00");
        submit("Add");
    }

    @Test
    @Order(1)
    void setsATrunksLimitsAndSaysWhatIsWrongWithThem() {
        open("/trunks/1");
        submit("Limits");
        assertThat(text()).contains("Limits of Nordic Carrier", "Both together: 0 no limit");

        for (var wrong : new String[] {EVIL, "-1", "2.5", "10001", "99999999999999999999"}) {
            type("inbound", wrong);
            type("outbound", "7");
            submit("Save limits");
            assertThat(browser.findElement(By.id("inbound-fault")).getText())
                    .contains("a whole number", "10000, or nothing for no limit");
            assertThat(value("outbound")).isEqualTo("7");
        }
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("inbound");

        type("inbound", "3");
        type("outbound", "1");
        type("total", "2");
        submit("Save limits");
        assertThat(browser.findElement(By.id("inbound-fault")).getText())
                .contains("at most as many as in total, 2");
        shoot("trunk-limits-fault");

        type("inbound", "");
        type("callsPerSecond", "5");
        type("allowed", "+47\n46");
        submit("Save limits");
        assertThat(browser.findElement(By.id("allowed-fault")).getText())
                .contains("beginnings of numbers, such as +882");
        type("allowed", "+47\n+46");
        choose("whenFull", "486: the caller hears a busy line");
        submit("Save limits");
        assertThat(text())
                .contains(
                        "hold for the next call",
                        "Calls from the carrier: 0 no limit",
                        "Calls to the carrier: 0 of 1",
                        "Both together: 0 of 2");
    }

    @Test
    @Order(2)
    void showsWhatIsInUseAsItComes() {
        var usage = application.getBean(Usage.class);
        usage.take(
                new CallKey("engine-1", new CallId("1")),
                new Payer(new TrunkId(1), new CustomerId(1), Direction.OUTBOUND),
                TrunkLimits.NONE,
                CustomerLimits.NONE);

        awaitText("Calls to the carrier: 1 of 1");
        shoot("trunk-limits");

        open(WHY + "%2B4790000077");
        awaitText("Refused with 486: channels full.");
        assertThat(text())
                .contains("1 of 2 channels of the trunk, 1 of 1 channels out, 0 of 5 calls in the");
        shoot("why-limits");
        open(WHY + "%2B4533123456");
        assertThat(text()).contains("Refused with 403", "begins with none of what is allowed");
        open(WHY + "112");
        assertThat(text()).contains("none for an emergency number", "1|dial|");
    }

    @Test
    @Order(3)
    void setsACustomersLimitsAndSaysWhatIsWrongWithThem() {
        open("/customers/1");
        submit("Limits");
        assertThat(text()).contains("Limits of Acme Shipping", "Calls in progress: 1 no limit");

        type("calls", "many");
        submit("Save limits");
        assertThat(browser.findElement(By.id("calls-fault")).getText())
                .contains("a whole number up to 10000");
        type("calls", "10");
        type("minutesPerDay", "600");
        type("zone", EVIL);
        submit("Save limits");
        assertThat(browser.findElement(By.id("zone-fault")).getText())
                .contains("the name of a time zone, such as Europe/Oslo");
        type("zone", "Europe/Oslo");
        choose("outside", "no calls go abroad");
        type("from", "8");
        submit("Save limits");
        assertThat(browser.findElement(By.id("from-fault")).getText()).contains("such as 08:00");
        assertThat(value("zone")).isEqualTo("Europe/Oslo");
        shoot("customer-limits-fault");

        type("from", "07:30");
        submit("Save limits");
        assertThat(text()).contains("hold for the next call");
        // a Sunday
        open(WHY + "%2B4612345678&time=2026-11-22T12:00");
        assertThat(text()).contains("Refused with 403: off hours.", "07:30 to 17:00, Europe/Oslo");
        open(WHY + "%2B4612345678&time=tomorrow");
        assertThat(browser.findElement(By.id("time-fault")).getText()).contains("a day and a time");
        open("/customers/1/limits");
        submit("Save limits");
        assertThat(text())
                .contains(
                        "hold for the next call",
                        "Calls in progress: 1 of 10",
                        "Minutes spoken today on calls out: 0 of 600");
        assertThat(value("from")).isEqualTo("07:30");
        shoot("customer-limits");
        for (var box : browser.findElements(By.name("days"))) {
            if (box.isSelected()) {
                box.click();
            }
        }
        submit("Save limits");
        assertThat(browser.findElement(By.id("days-fault")).getText())
                .contains("at least one day of the week");
    }

    @Test
    @Order(4)
    void fitsNarrowAndDarkScreens() {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        new Object[] {Map.of("name", "prefers-color-scheme", "value", "dark")}));
        browser.manage().window().setSize(new Dimension(500, 900));
        for (var page : new String[] {"/customers/1/limits", "/trunks/1/limits"}) {
            open(page);
            var overflow =
                    browser.executeScript(
                            "return document.documentElement.scrollWidth - window.innerWidth");
            assertThat(((Number) Objects.requireNonNull(overflow)).intValue())
                    .as(page)
                    .isLessThanOrEqualTo(0);
            shoot(page.substring(1).replace('/', '-') + "-narrow-dark");
        }
        browser.manage().window().setSize(new Dimension(1280, 900));
    }
}
