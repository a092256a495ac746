package dev.patchbay.orchestrator.acme;

import java.net.URI;
import java.net.http.HttpClient;
import javax.net.ssl.SSLContext;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/// An authority by its directory, trusted by the roots of the settings beside the public ones.
final class Authority extends GenericAcmeProvider {

    private final SSLContext tls;

    private Authority(SSLContext tls) {
        this.tls = tls;
    }

    static Session at(URI directory, SSLContext tls) {
        return new Session(directory, new Authority(tls));
    }

    @Override
    protected HttpConnector createHttpConnector(NetworkSettings settings, HttpClient usual) {
        return new HttpConnector(
                settings,
                HttpClient.newBuilder()
                        .sslContext(tls)
                        .connectTimeout(settings.getTimeout())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build());
    }
}
