package dev.patchbay.orchestrator.preflight;

import dev.patchbay.telephony.HostName;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.springframework.stereotype.Component;

@Component
class RealOutside implements Outside {

    /// What Teams offers (Direct Routing, plan).
    private static final String[] MICROSOFTS_SUITES = {
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"
    };

    private final PreflightProperties properties;

    RealOutside(PreflightProperties properties) {
        this.properties = properties;
    }

    @Override
    public List<HostName> addresses(HostName name) {
        try {
            return Arrays.stream(InetAddress.getAllByName(name.value()))
                    .filter(Inet4Address.class::isInstance)
                    .map(address -> new HostName(address.getHostAddress()))
                    .distinct()
                    .toList();
        } catch (UnknownHostException nobody) {
            return List.of();
        }
    }

    @Override
    public void connect(InetSocketAddress place) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(place, millis());
        }
    }

    @Override
    public Handshake lookAt(InetSocketAddress place, HostName name) throws IOException {
        var parameters = new SSLParameters(MICROSOFTS_SUITES, new String[] {"TLSv1.2"});
        parameters.setServerNames(List.of(new SNIHostName(name.value())));
        return shake(place, anyCertificate(), parameters);
    }

    @Override
    public Handshake verify(InetSocketAddress place, HostName name, SSLContext context)
            throws IOException {
        var parameters = context.getDefaultSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(name.value())));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return shake(place, context, parameters);
    }

    private Handshake shake(InetSocketAddress place, SSLContext context, SSLParameters parameters)
            throws IOException {
        try (var plain = new Socket()) {
            plain.connect(place, millis());
            plain.setSoTimeout(millis());
            // the name is what its certificate is compared with
            var name =
                    parameters.getServerNames().stream()
                            .findFirst()
                            .map(it -> ((SNIHostName) it).getAsciiName())
                            .orElse(place.getHostString());
            var socket =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(plain, name, place.getPort(), true);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            var session = socket.getSession();
            var chain = new ArrayList<X509Certificate>();
            for (var certificate : session.getPeerCertificates()) {
                chain.add((X509Certificate) certificate);
            }
            return new Handshake(session.getProtocol(), session.getCipherSuite(), chain);
        }
    }

    @Override
    public Optional<Instant> time() {
        try (var http = HttpClient.newBuilder().connectTimeout(properties.patience()).build()) {
            var request =
                    HttpRequest.newBuilder(properties.timeSource())
                            .method("HEAD", HttpRequest.BodyPublishers.noBody())
                            .timeout(properties.patience())
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(ZonedDateTime::toInstant);
        } catch (IOException | DateTimeParseException nobody) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private int millis() {
        return (int) Math.min(Duration.ofMinutes(1).toMillis(), properties.patience().toMillis());
    }

    /// Only to see what is shown: nothing is sent over such a connection.
    private static SSLContext anyCertificate() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
