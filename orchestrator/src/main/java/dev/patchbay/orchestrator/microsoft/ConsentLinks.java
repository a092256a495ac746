package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.secret.SecretCipher;
import dev.patchbay.orchestrator.teams.TenantId;
import dev.patchbay.telephony.InvalidValueException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The links with which consent is asked for. The state in one is encrypted and authenticated by
/// the installation's key, ends, and is good once.
@Component
class ConsentLinks {

    private static final Pattern CONTENT = Pattern.compile("([0-9a-f]{32})\\.([0-9]{1,18})");
    private static final int SHORTEST = 80;
    private static final int LONGEST = 400;

    private final MicrosoftProperties properties;
    private final Applications applications;
    private final SecretCipher cipher;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ConsentLinks(
            MicrosoftProperties properties,
            Applications applications,
            SecretCipher cipher,
            JdbcTemplate jdbc,
            Clock clock) {
        this.properties = properties;
        this.applications = applications;
        this.cipher = cipher;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<String> obstacle() {
        if (applications.current().isEmpty()) {
            return Optional.of("Patchbay's application at Microsoft is not set up.");
        }
        return properties.publicAddress() == null
                ? Optional.of(
                        "It is not known how a customer's browser reaches these pages"
                                + " (patchbay.microsoft.public-address).")
                : Optional.empty();
    }

    URI link(TenantId tenant) {
        var application = applications.current().orElseThrow(ConsentLinks::notSetUp);
        var here = properties.publicAddress();
        if (here == null) {
            throw notSetUp();
        }
        return URI.create(
                "%s/organizations/v2.0/adminconsent?client_id=%s&scope=%s&redirect_uri=%s&state=%s"
                        .formatted(
                                slashless(properties.authorityInUse()),
                                application.client(),
                                encoded(properties.cloud().scope()),
                                encoded(slashless(here) + "/microsoft/consent"),
                                state(tenant)));
    }

    private static InvalidValueException notSetUp() {
        return new InvalidValueException(
                "application", "none", "an application and a public address in the settings");
    }

    private String state(TenantId tenant) {
        var octets = new byte[16];
        random.nextBytes(octets);
        var nonce = HexFormat.of().formatHex(octets);
        var expires = clock.instant().plus(properties.consentLifetime());
        jdbc.update("delete from microsoft_consent where expires < ?", sql(clock.instant()));
        jdbc.update(
                "insert into microsoft_consent (nonce, tenant_id, expires) values (?, ?, ?)",
                nonce,
                tenant.value(),
                sql(expires));
        // base64 as URLs want it
        return cipher.sealText(nonce + "." + tenant)
                .replace('+', '-')
                .replace('/', '_')
                .replace("=", "");
    }

    /// @return whose link it was; it is used up
    Optional<TenantId> redeemed(String state) {
        var content = CONTENT.matcher(opened(state));
        if (!content.matches()) {
            return Optional.empty();
        }
        var used =
                jdbc.update(
                        "delete from microsoft_consent where nonce = ? and tenant_id = ?"
                                + " and expires > ?",
                        content.group(1),
                        Long.parseLong(content.group(2)),
                        sql(clock.instant()));
        return used == 1
                ? Optional.of(new TenantId(Long.parseLong(content.group(2))))
                : Optional.empty();
    }

    private String opened(String state) {
        if (!state.matches("[A-Za-z0-9_-]{%d,%d}".formatted(SHORTEST, LONGEST))) {
            return "";
        }
        try {
            return cipher.openText(state.replace('-', '+').replace('_', '/'));
        } catch (IllegalStateException | IllegalArgumentException forged) {
            return "";
        }
    }

    static java.sql.Timestamp sql(Instant instant) {
        return java.sql.Timestamp.from(instant);
    }

    private static String slashless(URI address) {
        return address.toString().replaceAll("/+$", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
