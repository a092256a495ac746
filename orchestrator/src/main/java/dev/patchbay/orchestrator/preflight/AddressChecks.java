package dev.patchbay.orchestrator.preflight;

import dev.patchbay.orchestrator.edge.Check;
import dev.patchbay.orchestrator.edge.Finding;
import dev.patchbay.orchestrator.edge.SbcCertificate;
import dev.patchbay.orchestrator.edge.Verdict;
import dev.patchbay.telephony.HostName;
import dev.patchbay.templates.EdgeConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// What Teams finds when it looks for us: names, address, port, the certificate shown there.
final class AddressChecks {

    private static final int SIP_TLS = 5061;

    /// A longer one cannot be a domain of a Microsoft 365 tenant.
    private static final int LONGEST_DOMAIN = 48;

    /// A label of one letter and a dot must still fit.
    private static final int LONGEST_BASE = LONGEST_DOMAIN - 2;

    private static final int SHOWN_SINGLY = 5;
    private static final int LOOKUPS_AT_ONCE = 32;

    private final Outside outside;
    private final EdgeConfig config;

    AddressChecks(Outside outside, EdgeConfig config) {
        this.outside = outside;
        this.config = config;
    }

    List<Finding> limits(List<HostName> tenants) {
        var findings = new ArrayList<Finding>();
        findings.add(length(config.domain(), LONGEST_BASE));
        findings.addAll(
                folded(tenants.stream().map(tenant -> length(tenant, LONGEST_DOMAIN)).toList()));
        var address = config.publicAddress().value();
        findings.add(
                Finding.of(
                        Check.PUBLIC_ADDRESS,
                        config.domain().value(),
                        reachable(address),
                        address));
        return findings;
    }

    private static Finding length(HostName name, int longest) {
        var length = name.value().length();
        return Finding.of(
                Check.NAME_LENGTHS,
                name.value(),
                length <= longest,
                "%d characters".formatted(length));
    }

    private static boolean reachable(String address) {
        try {
            var parsed = InetAddress.getByName(address);
            return !(parsed.isSiteLocalAddress()
                    || parsed.isLoopbackAddress()
                    || parsed.isLinkLocalAddress()
                    || parsed.isAnyLocalAddress()
                    || parsed.isMulticastAddress()
                    || carrierGradeNat(parsed.getAddress()));
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    /// 100.64.0.0/10 (RFC 6598), which Java does not know as private.
    private static boolean carrierGradeNat(byte[] address) {
        return address[0] == 100 && (address[1] & 0xc0) == 0x40;
    }

    List<Finding> resolve(List<HostName> tenants) {
        var findings = new ArrayList<>(List.of(resolves(config.domain())));
        try (var threads =
                Executors.newFixedThreadPool(LOOKUPS_AT_ONCE, Thread.ofVirtual().factory())) {
            var looks =
                    tenants.stream()
                            .map(tenant ->
                                    CompletableFuture.supplyAsync(() -> resolves(tenant), threads))
                            .toList();
            findings.addAll(folded(looks.stream().map(CompletableFuture::join).toList()));
        }
        return findings;
    }

    /// Thousands of customers without a fault are one line.
    private static List<Finding> folded(List<Finding> ofTenants) {
        var good = ofTenants.stream().filter(it -> it.verdict() == Verdict.PASS).toList();
        if (good.size() <= SHOWN_SINGLY) {
            return ofTenants;
        }
        var folded =
                new ArrayList<>(
                        ofTenants.stream().filter(it -> it.verdict() != Verdict.PASS).toList());
        folded.add(
                new Finding(
                        good.getFirst().check(),
                        "%d customers' names".formatted(good.size()),
                        Verdict.PASS,
                        "all as expected"));
        return folded;
    }

    private Finding resolves(HostName name) {
        var addresses = outside.addresses(name);
        return Finding.of(
                Check.NAME_RESOLVES,
                name.value(),
                addresses.equals(List.of(config.publicAddress())),
                addresses.isEmpty()
                        ? "no address"
                        : addresses.stream()
                                .map(HostName::value)
                                .collect(Collectors.joining(", ")));
    }

    List<Finding> port(Optional<SbcCertificate> certificate) {
        var place = new InetSocketAddress(config.publicAddress().value(), SIP_TLS);
        var edge = config.domain().value();
        try {
            outside.connect(place);
        } catch (IOException closed) {
            return List.of(
                    Finding.of(Check.PORT_OPEN, edge, false, String.valueOf(closed.getMessage())));
        }
        var open = Finding.of(Check.PORT_OPEN, edge, true, "open");
        try {
            var shown = outside.lookAt(place, config.domain());
            return List.of(
                    open,
                    Finding.of(
                            Check.TLS_SUITES,
                            edge,
                            true,
                            "%s, %s".formatted(shown.protocol(), shown.cipherSuite())),
                    Finding.of(
                            Check.CERTIFICATE_SHOWN,
                            edge,
                            certificate
                                    .filter(it -> it.leaf().equals(shown.chain().getFirst()))
                                    .isPresent(),
                            "serial %s, %d in the chain"
                                    .formatted(
                                            shown.chain().getFirst().getSerialNumber().toString(16),
                                            shown.chain().size())));
        } catch (IOException refused) {
            return List.of(
                    open,
                    Finding.of(
                            Check.TLS_SUITES, edge, false, String.valueOf(refused.getMessage())));
        }
    }
}
