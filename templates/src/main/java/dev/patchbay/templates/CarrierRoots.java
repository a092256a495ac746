package dev.patchbay.templates;

import dev.patchbay.telephony.RootCertificate;
import dev.patchbay.telephony.SipTransport;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whose signatures count on the certificates of carriers we connect to by TLS: everybody's whom
/// this Java trusts, and the private authorities of trunks. An engine has one list for all trunks.
///
/// @param needed whether any trunk uses TLS
record CarrierRoots(boolean needed, Set<RootCertificate> own) {

    static final String FILE = "carrier-roots.pem";

    static CarrierRoots of(Collection<Peer> peers, Collection<Account> accounts) {
        var byTls =
                Stream.concat(
                                peers.stream()
                                        .filter(it -> tls(it.address().transport()))
                                        .map(Peer::media),
                                accounts.stream()
                                        .filter(it -> tls(it.towards().transport()))
                                        .map(Account::media))
                        .toList();
        return new CarrierRoots(
                !byTls.isEmpty(),
                byTls.stream()
                        .flatMap(media -> media.root().stream())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static boolean tls(SipTransport transport) {
        return transport == SipTransport.TLS;
    }

    /// @return these files and, if it is needed, the one with the roots
    Map<String, String> beside(Map<String, String> files) {
        if (!needed) {
            return files;
        }
        var all = new HashMap<>(files);
        all.put(
                FILE,
                Stream.concat(RootCertificate.everybodys().stream(), own.stream())
                        .map(RootCertificate::pem)
                        .collect(Collectors.joining()));
        return all;
    }
}
