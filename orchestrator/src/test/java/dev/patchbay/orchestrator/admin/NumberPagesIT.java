package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// The numbers of a customer, from blocks and files to accounts, with a real browser. The steps
/// build on each other. Screenshots are left in `target/screenshots`.
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NumberPagesIT extends BrowserCase {

    @TempDir static Path folder;

    @BeforeAll
    void start(CapturedOutput output) {
        startSignedIn(
                "number-pages",
                output,
                "--patchbay.numbers.ageing=30d",
                "--patchbay.numbers.largest-file=1MB",
                "--patchbay.numbers.import-directory=target/imports");
        addCustomer();
        open("/trunks/new");
        choose("customer", "Acme Shipping");
        type("name", "City Telecom");
        choose("country", "Norway");
        browser.findElement(By.cssSelector("input[value=static]")).click();
        type("peers", "203.0.113.10");
        submit("Save trunk");
    }

    @Test
    @Order(1)
    void addsABlock() {
        open("/numbers/blocks");
        assertThat(text()).contains("No blocks yet");
        choose("trunk", "Acme Shipping · City Telecom");
        type("first", "22 00 01 00");
        type("size", "many");
        submit("Add block");
        assertThat(browser.findElement(By.id("size-fault")).getText()).contains("1 to 10,000");

        type("size", "100");
        submit("Add block");

        assertThat(text()).contains("+4722000100 to +4722000199 were added.");
        shoot("blocks");
    }

    @Test
    @Order(2)
    void findsNumbersWhileOneTypes() {
        open("/numbers");
        browser.findElement(By.name("search")).sendKeys("00017");

        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(_ -> !text().contains("+4722000100"));
        assertThat(text()).contains("+4722000170", "+4722000179");

        open("/numbers");
        submit("Next");
        assertThat(text()).contains("+4722000150").doesNotContain("+4722000100");
        submit("Previous");
        assertThat(text()).contains("+4722000100", "+4722000149").doesNotContain("+4722000150");
        assertThat(browser.findElements(By.linkText("Previous"))).isEmpty();
    }

    @Test
    @Order(3)
    void keepsANumberForSomebodyAndAsksBeforeItIsGivenToAnother() {
        open("/numbers/+4722000100");
        type("tags", "=oslo");
        submit("Save");
        assertThat(browser.findElement(By.id("tags-fault")).getText()).contains("letter or digit");
        type("tags", "oslo, sales");
        type("note", "by the door");
        submit("Save");
        assertThat(text()).contains("Tags and note are saved.");
        type("forWhom", "kari@acme.example");
        setDate("until", LocalDate.now(ZoneOffset.UTC).plusDays(9));
        submit("Reserve");
        assertThat(text()).contains("is reserved.", "For kari@acme.example, until");
        shoot("number");

        open("/numbers?search=oslo");
        assertThat(text())
                .contains("reserved", "for kari@acme.example until")
                .doesNotContain("not assigned");
        submit("Assign");
        type("target", "ola@acme.example");
        submit("Save");
        assertThat(text()).contains("for whom it is reserved until");
        submit("Assign all the same");
        assertThat(text()).contains("+4722000100 now rings ola@acme.example.");
    }

    @Test
    @Order(4)
    void triesAFileAndStoresItsGoodLines() throws IOException {
        open("/numbers/imports");
        assertThat(text()).contains("No files yet");
        send(
                """
                number;trunk;type;target
                +4722000101;;user;per@acme.example
                4722000300;City Telecom;;
                +4722000301;City Telecom;;
                """);

        awaitText("tried, not stored");
        assertThat(text()).contains("would be added", "4722000300", "+ and the country's code");
        shoot("import");
        submit("Store them");
        submit("Go ahead");
        awaitText("lines left out");
        awaitText("stored");
        open("/numbers?search=per%40acme");
        assertThat(text()).contains("+4722000101");
    }

    @Test
    @Order(5)
    void saysThatAFileIsTooLarge() throws IOException {
        open("/numbers/imports");
        send("number\n" + "+4722000101\n".repeat(200_000));

        assertThat(browser.findElement(By.id("file-fault")).getText())
                .contains("a file of at most 1 MB");
    }

    private void send(String content) throws IOException {
        var file =
                Files.writeString(folder.resolve("numbers.csv"), content, StandardCharsets.UTF_8);
        browser.findElement(By.name("file")).sendKeys(file.toString());
        submit("Try the file");
    }

    @Test
    @Order(6)
    void givesManyAccountsTheirFirstFreeNumber() {
        open("/numbers/many");
        choose("trunk", "Acme Shipping · City Telecom");
        type("accounts", "per@acme.example\neva at acme");
        submit("Show who gets which");
        assertThat(browser.findElement(By.id("accounts-fault")).getText()).contains("“eva”");
        type("accounts", "per@acme.example\neva@acme.example\nliv@acme.example");
        submit("Show who gets which");
        assertThat(text()).contains("has one already", "+4722000102", "+4722000103");
        shoot("many");

        submit("Assign 2 numbers");
        submit("Go ahead");

        awaitText("2 numbers were assigned.");
        open("/numbers/+4722000102");
        assertThat(text()).contains("eva@acme.example", "assigned eva@acme.example", "admin");
    }

    @Test
    @Order(7)
    void everyPageOpensInLightDarkAndNarrow() {
        for (var page :
                List.of(
                        "/numbers",
                        "/numbers/blocks",
                        "/numbers/many",
                        "/numbers/imports",
                        "/numbers/imports/1",
                        "/numbers/+4722000100")) {
            var name = page.substring(1).replaceAll("[/+]+", "-");
            browser.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of(
                            "features",
                            List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
            open(page);
            shoot(name + "-dark");
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

    private void setDate(String field, LocalDate day) {
        browser.executeScript("arguments[0].value = arguments[1]", visible(field), day.toString());
    }
}
