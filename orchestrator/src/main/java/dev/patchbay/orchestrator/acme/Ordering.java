package dev.patchbay.orchestrator.acme;

import dev.patchbay.orchestrator.dns.RecordName;
import dev.patchbay.orchestrator.dns.TxtRecords;
import dev.patchbay.orchestrator.edge.SbcCertificate;
import dev.patchbay.telephony.HostName;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/// One order from the account to the certificate, as RFC 8555 section 7.4 has it.
final class Ordering {

    private static final Duration AUTHORITY = Duration.ofMinutes(3);

    private final Session session;
    private final Optional<String> contact;
    private final TxtRecords records;
    private final Duration propagation;
    private final Consumer<String> said;

    /// @param said is told each step, in words
    Ordering(
            Session session,
            Optional<String> contact,
            TxtRecords records,
            Duration propagation,
            Consumer<String> said) {
        this.session = session;
        this.contact = contact;
        this.records = records;
        this.propagation = propagation;
        this.said = said;
    }

    /// @param domains each is covered, and every name one label below
    SbcCertificate certificate(KeyPair account, List<HostName> domains)
            throws OrderFailedException, AcmeException, InterruptedException {
        var names =
                domains.stream()
                        .flatMap(domain -> Stream.of(domain.value(), "*." + domain))
                        .toList();
        said.accept("Ordering a certificate for %s.".formatted(String.join(", ", names)));
        var builder = new AccountBuilder().agreeToTermsOfService().useKeyPair(account);
        contact.ifPresent(builder::addEmail);
        var order = builder.createLogin(session).newOrder().domains(names).create();
        for (var domain : domains) {
            prove(order, domain);
        }
        said.accept("The authority signs the certificate.");
        var key = Rsa.fresh();
        order.waitUntilReady(AUTHORITY);
        order.execute(key);
        if (order.waitForCompletion(AUTHORITY) != Status.VALID) {
            throw new OrderFailedException(
                    "the authority gave no certificate: " + sentence(order.getError()));
        }
        return new SbcCertificate(order.getCertificate().getCertificateChain(), key.getPrivate());
    }

    private void prove(Order order, HostName domain)
            throws OrderFailedException, AcmeException, InterruptedException {
        try (var proof = new DnsProof(records, RecordName.ofAcmeChallenge(domain))) {
            var challenges = new ArrayList<Dns01Challenge>();
            for (var wanted : unproven(order, domain)) {
                var challenge =
                        wanted.findChallenge(Dns01Challenge.class)
                                .orElseThrow(() ->
                                        new OrderFailedException(
                                                "the authority takes no proof by DNS (dns-01)"));
                said.accept("Publishing a TXT record at _acme-challenge.%s.".formatted(domain));
                proof.publish(challenge.getDigest());
                challenges.add(challenge);
            }
            said.accept("Waiting until DNS shows the records.");
            proof.awaitSeen(propagation);
            said.accept("The authority looks for the records.");
            for (var challenge : challenges) {
                challenge.trigger();
            }
            for (var challenge : challenges) {
                if (challenge.waitForCompletion(AUTHORITY) != Status.VALID) {
                    throw new OrderFailedException(
                            "the authority did not accept the proof: "
                                    + sentence(challenge.getError()));
                }
            }
        }
    }

    /// For the domain itself and for its wildcard, which an authority names alike.
    private static List<Authorization> unproven(Order order, HostName domain) {
        return order.getAuthorizations().stream()
                .filter(one -> one.getIdentifier().getDomain().equals(domain.value()))
                .filter(one -> one.getStatus() == Status.PENDING)
                .toList();
    }

    private static String sentence(Optional<Problem> problem) {
        return problem.flatMap(it -> it.getDetail().or(it::getTitle)).orElse("no answer in time");
    }
}
