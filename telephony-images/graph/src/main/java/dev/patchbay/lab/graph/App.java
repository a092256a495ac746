package dev.patchbay.lab.graph;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/// A multi-tenant application as registered at its publisher.
///
/// @param permissions application permissions an admin is asked to consent to
record App(
        String clientId,
        Set<String> secrets,
        List<X509Certificate> certificates,
        Set<String> redirectUris,
        Set<String> permissions) {

    App {
        secrets = Set.copyOf(secrets);
        certificates = List.copyOf(certificates);
        redirectUris = Set.copyOf(redirectUris);
        permissions = Set.copyOf(permissions);
    }
}
