package dev.patchbay.orchestrator.acme;

import dev.patchbay.orchestrator.dns.TxtRecords;
import dev.patchbay.orchestrator.edge.Certificates;
import dev.patchbay.orchestrator.edge.Edge;
import dev.patchbay.orchestrator.secret.SecretCipher;
import dev.patchbay.orchestrator.teams.Tenants;
import dev.patchbay.telephony.InvalidValueException;
import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.shredzone.acme4j.exception.AcmeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// One order at a time, on a thread of its own; the certificate in use stays until another is
/// there.
@Component
class AcmeOrders implements CertificateOrders {

    private static final Logger LOG = LoggerFactory.getLogger(AcmeOrders.class);

    /// A certificate is renewed when this part of its life is left, as authorities advise.
    private static final int LAST_PART = 3;

    private final AcmeProperties properties;
    private final AcmeAccountRows accounts;
    private final SecretCipher cipher;
    private final TxtRecords records;
    private final Certificates certificates;
    private final Edge edge;
    private final Tenants tenants;
    private final Clock clock;
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicReference<Progress> progress;

    AcmeOrders(
            AcmeProperties properties,
            AcmeAccountRows accounts,
            SecretCipher cipher,
            TxtRecords records,
            Certificates certificates,
            Edge edge,
            Tenants tenants,
            Clock clock) {
        this.properties = properties;
        this.accounts = accounts;
        this.cipher = cipher;
        this.records = records;
        this.certificates = certificates;
        this.edge = edge;
        this.tenants = tenants;
        this.clock = clock;
        progress = new AtomicReference<>(new Progress(State.IDLE, "", clock.instant()));
    }

    @Override
    public Optional<String> authority() {
        return Optional.ofNullable(properties.directory()).map(URI::getHost);
    }

    @Override
    public Optional<String> obstacle() {
        if (properties.directory() == null) {
            return Optional.of("no authority is configured (patchbay.acme.directory)");
        }
        return records.hasHook()
                ? Optional.empty()
                : Optional.of("no DNS hook is configured (patchbay.teams.dns-hook)");
    }

    @Override
    public Progress progress() {
        return progress.get();
    }

    @Override
    public void order() {
        obstacle()
                .ifPresent(why -> {
                    throw new InvalidValueException(
                            "order", why, "an authority and a DNS hook in the settings");
                });
        if (working.compareAndSet(false, true)) {
            now(State.WORKING, "Asking the authority.");
            Thread.ofVirtual().name("acme").start(this::run);
        }
    }

    /// Twice a day, as often as an authority wants to be asked again after a failure.
    @Scheduled(initialDelay = 5, fixedDelay = 720, timeUnit = TimeUnit.MINUTES)
    void renewInTime() {
        if (obstacle().isEmpty()
                && certificates
                        .current()
                        .filter(it -> it.ordered() && due(it, clock.instant()))
                        .isPresent()) {
            LOG.info("the certificate towards Teams is renewed");
            order();
        }
    }

    static boolean due(Certificates.Stored stored, Instant now) {
        var leaf = stored.certificate().leaf();
        var until = leaf.getNotAfter().toInstant();
        var whole = Duration.between(leaf.getNotBefore().toInstant(), until);
        return Duration.between(now, until).compareTo(whole.dividedBy(LAST_PART)) < 0;
    }

    private void run() {
        try {
            certificates.useOrdered(ordering().certificate(account(), tenants.baseDomains()));
            now(State.DONE, "The edge shows the new certificate in a few seconds. Calls go on.");
        } catch (OrderFailedException | AcmeException | InvalidValueException e) {
            var why = sentence(e).replaceAll("\\p{Cntrl}+", " ");
            LOG.warn("no certificate from {}: {}", directory().getHost(), why);
            now(State.FAILED, "No certificate: %s".formatted(why));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.error("no certificate from the authority", bug);
            now(State.FAILED, "No certificate: an error of ours, see the log.");
        } finally {
            working.set(false);
        }
    }

    /// "Network error" alone helps nobody: what it was stands in the cause.
    private static String sentence(Exception e) {
        var cause = e.getCause();
        return cause == null
                ? String.valueOf(e.getMessage())
                : "%s: %s".formatted(e.getMessage(), cause);
    }

    private Ordering ordering() {
        return new Ordering(
                Authority.at(directory(), edge.publicContext()),
                Optional.ofNullable(properties.contact()),
                records,
                properties.propagation(),
                said -> now(State.WORKING, said));
    }

    /// The account is whoever has its key; it is made at the first order.
    private KeyPair account() {
        var stored = accounts.findById(directory().toString());
        if (stored.isPresent()) {
            return Rsa.ofPem(cipher.openText(stored.get().sealedKey));
        }
        var fresh = Rsa.fresh();
        var row = new AcmeAccountRow();
        row.directory = directory().toString();
        row.sealedKey = cipher.sealText(Rsa.pem(fresh));
        accounts.save(row);
        return fresh;
    }

    private URI directory() {
        return Optional.ofNullable(properties.directory()).orElseThrow();
    }

    private void now(State state, String sentence) {
        progress.set(new Progress(state, sentence, clock.instant()));
    }
}
