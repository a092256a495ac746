package dev.patchbay.orchestrator.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.orchestrator.dns.OwnNameServer;
import java.util.Map;
import org.awaitility.Awaitility;
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

/// A trunk made from a carrier's preset with a real browser, and what becomes of its numbers. The
/// steps build on each other. Screenshots are left in `target/screenshots`.
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrunkPagesIT extends BrowserCase {

    private static final String EDGE = "192.168.7.10";
    private static final OwnNameServer DNS = new OwnNameServer();

    @BeforeAll
    void start(CapturedOutput output) {
        startSignedIn(
                "trunk-pages",
                output,
                "--patchbay.dns.servers=" + DNS.address(),
                "--patchbay.edge.private-address=" + EDGE);
        addCustomer();
    }

    @Test
    @Order(1)
    void fillsTheFormFromAPresetAndSaysWhatToKnow() {
        open("/trunks/new");
        submit("Telnyx");

        assertThat(text()).contains("Preset: Telnyx", "P-Preferred-Identity first", "Source: ");
        assertThat(value("placement")).isEqualTo("FROM_AND_PPI");
        assertThat(value("called")).isEqualTo("E164");
    }

    @Test
    @Order(2)
    void asksForWhatTheCarrierOfThePresetCannotDoWithout() {
        submit("Twilio Elastic SIP Trunking");
        choose("customer", "Acme Shipping");
        type("name", "Twilio");
        choose("country", "Norway");
        type("peers", "203.0.113.10:5060");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("domain-fault")).getText())
                .contains("a SIP domain, without which Twilio Elastic SIP Trunking takes no call");
        assertThat(text()).contains("Preset: Twilio Elastic SIP Trunking");
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("domain");
        shoot("trunk-preset-fault");

        type("domain", "acme;pstn");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("domain-fault")).getText()).contains("a host name");

        type("domain", "acme.pstn.twilio.example");
        submit("Save trunk");
        assertThat(text()).contains("Twilio was added");
    }

    @Test
    @Order(3)
    void showsHowATrunkDiffersFromItsPreset() {
        browser.findElement(By.linkText("Twilio")).click();
        assertThat(text()).contains("Preset: Twilio").doesNotContain("This trunk differs");
        assertThat(value("domain")).isEqualTo("acme.pstn.twilio.example");

        choose("called", "4722000100, without the +");
        choose("placement", "From holds the account, P-Asserted-Identity the caller");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("account-fault")).getText())
                .contains("the account's number or name");

        type("account", "AC0815");
        submit("Save trunk");
        assertThat(text())
                .contains(
                        "This trunk differs:",
                        "The number called: 4722000100, without the + (preset: +47 22000100",
                        "Who calls: From holds the account");
        shoot("trunk-differs");
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        new Object[] {Map.of("name", "prefers-color-scheme", "value", "dark")}));
        open("/trunks/1");
        shoot("trunk-differs-dark");
        browser.manage().window().setSize(new Dimension(500, 900));
        open("/trunks/1");
        shoot("trunk-differs-narrow");
        browser.manage().window().setSize(new Dimension(1280, 900));
    }

    @Test
    @Order(4)
    void tellsHowTheNumbersOfACallAreWritten() {
        open("/numbers");
        submit("Add numbers");
        choose("trunk", "Acme Shipping · Twilio");
        type("typed", "22 00 01 00");
        submit("Add");

        open("/calls/why?origin=acme.sbc.localhost&caller=%2B4722000100&dialled=%2B4790000077");

        assertThat(text())
                .contains(
                        "as 4790000077, From AC0815, P-Asserted-Identity +4722000100",
                        "1|dial|caller-has-trunk|120|"
                                + "trunk:t1-1:___:AC0815:pai:+4722000100@acme.pstn.twilio.example");
    }

    @Test
    @Order(5)
    void letsNoCallsOutThatAreBarred() {
        open("/trunks/1");
        tick("barAbroad");
        type("barredPrefixes", "882");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("barredPrefixes-fault")).getText())
                .contains("beginnings of numbers, such as +882");
        assertThat(browser.findElement(By.name("barAbroad")).isSelected()).isTrue();
        shoot("trunk-barring");

        type("barredPrefixes", "+882");
        submit("Save trunk");
        assertThat(value("barredPrefixes")).isEqualTo("+882");

        open("/calls/why?origin=acme.sbc.localhost&caller=%2B4722000100&dialled=%2B46812345678");
        assertThat(text()).contains("Refused with 403: destination barred.", "in another country");
    }

    @Test
    @Order(7)
    void saysWhatTheAudioOfATrunkIsLike() {
        open("/trunks/1");
        unfold("media");
        assertThat(text()).contains("There is no T.38");
        type("media.root", "-----BEGIN CERTIFICATE-----");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("root-fault")).getText())
                .contains("one certificate of a certificate authority as PEM");
        type("media.root", "");
        type("media.codecs", "PCMU, OPUS");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("codecs-fault")).getText())
                .contains("PCMA, PCMU, G722");
        assertThat(value("media.codecs")).isEqualTo("PCMU, OPUS");
        type("media.codecs", "PCMU, PCMA");
        type("media.longestSeconds", "1");
        choose("media.srtp", "required: no call without it");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("longestSeconds-fault")).getText())
                .contains("5 to 86400 seconds");

        type("media.longestSeconds", "3600");
        submit("Save trunk");
        assertThat(value("media.codecs")).isEqualTo("PCMU, PCMA");
        assertThat(value("media.srtp")).isEqualTo("REQUIRED");
        assertThat(value("media.longestSeconds")).isEqualTo("3600");
        shoot("trunk-media");
    }

    @Test
    @Order(6)
    void sharesCallsAmongTheAddressesOfATrunkAndKeepsWhatTheyNeed() {
        open("/trunks/1");
        type("peers", "203.0.113.10:5060 1/70\n203.0.113.11:5060 TCP 1/30");
        type("alsoFrom", "198.51.96.0/20");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("alsoFrom-fault")).getText())
                .contains("at most 256 addresses (/24 to /32); split a larger one");
        shoot("trunk-static-fault");

        type("alsoFrom", "198.51.100.0/25");
        type("peerLogin", "acme");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("peerPassword-fault")).getText())
                .contains("printable ASCII");

        type("peerPassword", "secret");
        type("probeFailures", "many");
        tick("next404");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("peerPassword-fault")).getText())
                .contains("Please enter the password again");
        type("probeFailures", "3");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("peerPassword-fault")).getText())
                .contains("Please enter the password again");
        shoot("trunk-peer-password-again");

        type("peerPassword", "secret");
        submit("Save trunk");
        assertThat(value("peers")).contains("203.0.113.10:5060 1/70", "203.0.113.11:5060 TCP 1/30");
        assertThat(value("alsoFrom")).isEqualTo("198.51.100.0/25");
        assertThat(value("peerPassword")).isEmpty();
        shoot("trunk-static");
        submit("Save trunk");
        assertThat(value("peerLogin")).isEqualTo("acme");

        open("/calls/why?origin=acme.sbc.localhost&caller=%2B4722000100&dialled=%2B4790000077");
        assertThat(text())
                .contains("The next one is tried after a 404 as well.", "120+404|trunk:t1-");
    }

    @Test
    @Order(9)
    void keepsWhatCannotWorkAsADraftWithTheReason() {
        open("/trunks/new");
        choose("customer", "Acme Shipping");
        type("name", "Later");
        choose("country", "Norway");
        submit("Save trunk");
        assertThat(text())
                .contains("Later was added as a draft.", "It has no address of the carrier yet.");
        shoot("trunks-draft");

        browser.findElement(By.linkText("Later")).click();
        submit("Check now");
        assertThat(text()).contains("Still a draft. It has no address of the carrier yet.");
        shoot("trunk-draft");

        Awaitility.await()
                .until(() -> {
                    open("/calls/why");
                    return text().contains("Later (Acme Shipping), a draft");
                });
        choose("origin", "Later (Acme Shipping), a draft");
        type("dialled", "22 00 01 00");
        submit("Explain");
        assertThat(text())
                .contains(
                        "No call comes from Later, which is a draft. It has no address of the"
                                + " carrier yet.")
                .doesNotContain("Route");
        shoot("why-draft");

        open("/trunks");
        browser.findElement(By.linkText("Later")).click();
        type("peers", "203.0.113.77:5060");
        submit("Save trunk");
        assertThat(text())
                .contains("The trunk is saved and is being applied.")
                .doesNotContain("Draft.");
    }

    /// Calls from the edge would be the carrier's, and all of Teams' refused.
    @Test
    @Order(11)
    void takesNoAddressOfOurOwnForACarriers() {
        open("/trunks/1");
        type("peers", "203.0.113.10:5060\n" + EDGE);
        submit("Save trunk");
        assertThat(browser.findElement(By.id("peers-fault")).getText())
                .contains(EDGE + " is this SBC's own");
        shoot("trunk-own-address");

        type("peers", "203.0.113.10:5060");
        type("alsoFrom", "198.51.100.0/25\n192.168.7.0/24");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("alsoFrom-fault")).getText())
                .contains(EDGE + " is this SBC's own");

        open("/trunks/new");
        choose("customer", "Acme Shipping");
        type("name", "Ours");
        choose("country", "Norway");
        browser.findElement(By.cssSelector("input[value=registration]")).click();
        type("host", EDGE);
        type("accounts[0].username", "acme");
        type("accounts[0].password", "secret");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("host-fault")).getText())
                .contains(EDGE + " is this SBC's own");
    }

    @Test
    @Order(10)
    void namesCallersWhoHaveNoNumberOfTheTenant() {
        open("/customers/1");
        type("defaultCaller", "+4722000109");
        submit("Save");
        assertThat(browser.findElement(By.id("defaultCaller-fault")).getText())
                .contains("a number on one of this customer's trunks");
        assertThat(value("defaultCaller")).isEqualTo("+4722000109");
        type("defaultCaller", "22 00");
        submit("Save");
        assertThat(browser.findElement(By.id("defaultCaller-fault")).getText())
                .contains("such as +4722000100");
        shoot("default-caller-fault");

        type("defaultCaller", "+4722000100");
        submit("Save");
        assertThat(text()).contains("call as +4722000100 now");
        assertThat(value("defaultCaller")).isEqualTo("+4722000100");
        shoot("default-caller");

        open("/calls/why?origin=acme.sbc.localhost&caller=%2B4733333333&dialled=%2B4790000077");
        assertThat(text()).contains("Default caller", "1|dial|default-caller|120+404|");
    }

    @Test
    @Order(8)
    void findsTrunksByNamePlaceAndState() {
        open("/trunks?search=twilio");
        assertThat(text()).contains("Twilio", "not known", "Acme Shipping");

        open("/trunks?search=203.0.113.11");
        assertThat(text()).contains("203.0.113.10:5060, 203.0.113.11:5060");

        open("/trunks?search=no+such+carrier");
        assertThat(text()).contains("No trunk has this in its name, customer, address or state.");
        shoot("trunks-none-found");

        open("/trunks?search=disabled");
        assertThat(text()).contains("No trunk has this");
    }

    @Test
    @Order(20)
    void showsWhereANameLeadsAndWhatWasWrong() {
        // given
        DNS.has("_sip._udp.sip.carrier.example", "SRV", "1 5 5070 one.carrier.example.");
        DNS.has("one.carrier.example", "A", "203.0.113.1", "203.0.113.2");
        open("/trunks/new");
        choose("customer", "Acme Shipping");
        type("name", "By name");
        choose("country", "Norway");
        type("peers", "sip.carrier.example");
        submit("Save trunk");

        // when
        browser.findElement(By.linkText("By name")).click();

        // then
        assertThat(value("peers")).isEqualTo("sip.carrier.example");
        var names = browser.findElement(By.id("names"));
        assertThat(names.getText())
                .contains(
                        "looked up ",
                        "203.0.113.1:5070 UDP, priority 1, weight 5 (one.carrier.example)",
                        "203.0.113.2:5070 UDP");
        shoot("trunk-names");

        // when
        DNS.isTroubledBy("one.carrier.example");
        submit("Look up again");

        // then
        assertThat(browser.findElement(By.id("names")).getText())
                .contains(
                        "203.0.113.1:5070 UDP",
                        "does not say which A records one.carrier.example has",
                        "What was known stays in use.");
        shoot("trunk-names-trouble");
    }

    @Test
    @Order(21)
    void leavesPortAndTransportOfARegistrarToDns() {
        open("/trunks/new");
        choose("customer", "Acme Shipping");
        type("name", "Not there yet");
        choose("country", "Norway");
        browser.findElement(By.cssSelector("input[value=registration]")).click();
        type("host", "registrar.carrier.example");
        type("accounts[0].username", "acme");
        type("accounts[0].password", "secret");
        choose("transport", "as DNS says");
        submit("Save trunk");
        assertThat(browser.findElement(By.id("transport-fault")).getText())
                .contains("UDP, TCP or TLS where a port is said");

        type("port", "");
        type("accounts[0].password", "secret");
        submit("Save trunk");
        browser.findElement(By.linkText("Not there yet")).click();
        assertThat(value("port")).isEmpty();
        assertThat(value("transport")).isEqualTo("ANY");
        assertThat(text()).contains("The name registrar.carrier.example is not found in DNS.");
        shoot("trunk-names-draft");

        DNS.has("registrar.carrier.example", "A", "203.0.113.3");
        submit("Check now");
        assertThat(text()).contains("203.0.113.3:5060 UDP").doesNotContain("Draft.");
    }
}
