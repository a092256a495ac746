package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.OrchestratorApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;

/// A real browser, and what a person does with it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserCase {

    private static final Pattern ONE_TIME = Pattern.compile("one-time password ([A-Z0-9-]{14})");

    /// Marks the page, and tells whether a click on this button leads to another: a form that is
    /// sent without being asked about first, or a link. The old page must not be taken for it.
    private static final String MARK_AND_TELL =
            """
            const button = arguments[0], form = button.form;
            window.patchbayOldPage = true;
            return form
                ? button.type === 'submit' && form.checkValidity() && !form.dataset.confirm
                : button.hasAttribute('href');
            """;

    private static final String IS_NEW_PAGE =
            "return !window.patchbayOldPage && document.readyState === 'complete'";

    static final String OWN_PASSWORD = "correct horse battery";

    ConfigurableApplicationContext application;
    ChromeDriver browser;

    @SuppressWarnings("NullAway.Init") // by JUnit, before anything else
    BrowserCase() {}

    /// Starts Patchbay with a database of its own in memory, and the browser at the page of the
    /// first sign-in.
    ///
    /// @param further settings, as on a command line
    /// @return the one-time password
    String startWith(String database, CapturedOutput output, String... further) {
        var settings =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--management.server.port=0",
                                "--spring.datasource.url=jdbc:h2:mem:" + database,
                                "--patchbay.secret-key-file=target/test-secret.key",
                                "--patchbay.teams.base-domain=sbc.localhost"));
        settings.addAll(List.of(further));
        application =
                SpringApplication.run(
                        OrchestratorApplication.class, settings.toArray(String[]::new));
        startBrowser();
        open("/");
        return oneTimePassword(output);
    }

    /// As [#startWith], and signed in with a password of one's own.
    void startSignedIn(String database, CapturedOutput output, String... further) {
        signIn("admin", startWith(database, output, further));
        type("password", OWN_PASSWORD);
        type("again", OWN_PASSWORD);
        submit("Save");
    }

    /// Acme Shipping, with the tenant acme.sbc.localhost.
    void addCustomer() {
        open("/customers");
        browser.findElement(By.name("name")).sendKeys("Acme Shipping");
        submit("Add customer");
        type("label", "acme");
        submit("Add tenant");
    }

    @AfterAll
    void closeBrowser() {
        browser.quit();
        application.close();
    }

    private static String oneTimePassword(CapturedOutput output) {
        var printed = ONE_TIME.matcher(output.getAll());
        assertThat(printed.find()).as("the one-time password in the log").isTrue();
        return printed.group(1);
    }

    void signIn(String user, String password) {
        type("username", user);
        type("password", password);
        submit("Sign in");
    }

    private void startBrowser() {
        var options =
                new ChromeOptions()
                        .setBinary("/usr/bin/chromium")
                        .addArguments("--headless=new", "--no-sandbox", "--disable-gpu");
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                        .build();
        browser = new ChromeDriver(service, options);
        browser.manage().window().setSize(new Dimension(1280, 900));
    }

    void awaitText(String wanted) {
        new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(
                        ExpectedConditions.textToBePresentInElementLocated(
                                By.tagName("main"), wanted));
    }

    void open(String path) {
        var port = application.getEnvironment().getProperty("local.server.port");
        browser.get("http://127.0.0.1:" + port + path);
    }

    String text() {
        // a form that was sent may not have brought its page yet
        return new WebDriverWait(browser, Duration.ofSeconds(10))
                .ignoring(StaleElementReferenceException.class)
                .until(_ -> browser.findElement(By.tagName("body")).getText());
    }

    String value(String field) {
        return String.valueOf(visible(field).getDomProperty("value"));
    }

    WebElement visible(String field) {
        return browser.findElements(By.name(field)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no visible field " + field));
    }

    void type(String field, String value) {
        var input = visible(field);
        input.clear();
        input.sendKeys(value);
    }

    void choose(String field, String label) {
        new Select(visible(field)).selectByVisibleText(label);
    }

    void tick(String field) {
        var box = browser.findElement(By.name(field));
        bringIntoView(box);
        box.click();
    }

    /// Opens the section with this id.
    void unfold(String id) {
        var heading = browser.findElement(By.cssSelector("#%s > summary".formatted(id)));
        bringIntoView(heading);
        heading.click();
    }

    /// The style sheet scrolls smoothly, and a click does not wait for the end of that.
    void bringIntoView(WebElement element) {
        browser.executeScript(
                "arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", element);
    }

    private Optional<WebElement> button(String label) {
        var path =
                "//*[self::button or contains(@class,'btn')][normalize-space()='%s']"
                        .formatted(label);
        return browser.findElements(By.xpath(path)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst();
    }

    /// Clicks the first visible button or link-like button with this text.
    void submit(String label) {
        // a form that was sent may not have brought its page yet
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .withMessage("no button " + label)
                .ignoring(StaleElementReferenceException.class)
                .until(_ -> button(label).isPresent());
        var button = button(label).orElseThrow();
        bringIntoView(button);
        var leaves = Boolean.TRUE.equals(browser.executeScript(MARK_AND_TELL, button));
        // a part of the page that has just renewed itself may still move what is below it
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .ignoring(ElementClickInterceptedException.class)
                .until(_ -> {
                    button.click();
                    return true;
                });
        if (leaves) {
            new WebDriverWait(browser, Duration.ofSeconds(10))
                    .withMessage("no new page after " + label)
                    .ignoring(JavascriptException.class)
                    .until(_ -> Boolean.TRUE.equals(browser.executeScript(IS_NEW_PAGE)));
        }
    }

    void shoot(String name) {
        try {
            var folder = Files.createDirectories(Path.of("target/screenshots"));
            Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
