package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.microsoft.Credential;
import dev.patchbay.microsoft.Credential.Certificate;
import dev.patchbay.microsoft.Credential.ClientSecret;
import dev.patchbay.orchestrator.secret.SecretCipher;
import dev.patchbay.telephony.InvalidValueException;
import dev.patchbay.telephony.Secret;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

// not @Repository: its translation would wrap our InvalidValueException, which callers handle
@Component
@Transactional
class JpaApplications implements Applications {

    static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final int LONGEST_PEM = 12_000;

    private final ApplicationRows rows;
    private final SecretCipher cipher;
    private final Clock clock;

    JpaApplications(ApplicationRows rows, SecretCipher cipher, Clock clock) {
        this.rows = rows;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Application> current() {
        return rows.findById(ApplicationRow.ONLY)
                .map(row ->
                        new Application(
                                UUID.fromString(row.client),
                                switch (row.kind) {
                                    case SECRET -> new ClientSecret(cipher.open(row.sealed));
                                    case CERTIFICATE ->
                                            new Certificate(cipher.openText(row.sealed));
                                },
                                row.changed));
    }

    @Override
    public Application use(String client, String credential) {
        var row = new ApplicationRow();
        row.client = client(client);
        var parsed = credential(credential.strip());
        switch (parsed) {
            case ClientSecret(var secret) -> {
                row.kind = ApplicationRow.Kind.SECRET;
                row.sealed = cipher.seal(secret);
            }
            case Certificate(var pem) -> {
                row.kind = ApplicationRow.Kind.CERTIFICATE;
                row.sealed = cipher.sealText(pem);
            }
        }
        row.changed = clock.instant();
        rows.saveAndFlush(row);
        return new Application(UUID.fromString(row.client), parsed, row.changed);
    }

    private static String client(String typed) {
        var id = typed.strip().toLowerCase(Locale.ROOT);
        if (!GUID.matcher(id).matches()) {
            throw new InvalidValueException(
                    "clientId",
                    typed.replaceAll("\\p{Cntrl}", "␀"),
                    "the application (client) ID, such as 11111111-2222-3333-4444-555555555555");
        }
        return id;
    }

    private static Credential credential(String given) {
        return given.startsWith("-----BEGIN") ? certificate(given) : secret(given);
    }

    private static Credential secret(String given) {
        try {
            return new ClientSecret(new Secret(given));
        } catch (InvalidValueException e) {
            throw new InvalidValueException(
                    "credential",
                    "[redacted]",
                    "a client secret's value, or a certificate and its key in PEM");
        }
    }

    private static Credential certificate(String pem) {
        var expected = "an RSA certificate and its unencrypted key in PEM, and nothing else";
        try {
            var content = PemContent.of(pem);
            var key = content.getPrivateKey();
            if (pem.length() <= LONGEST_PEM
                    && key != null
                    && "RSA".equals(key.getAlgorithm())
                    && content.getCertificates() != null
                    && pem.matches("[\\x0a\\x0d\\x20-\\x7e]*")) {
                return new Certificate(pem);
            }
        } catch (IllegalStateException | IllegalArgumentException notPem) {
            // as below
        }
        throw new InvalidValueException("credential", "[redacted]", expected);
    }

    @Override
    public void forget() {
        rows.deleteAll();
    }
}
