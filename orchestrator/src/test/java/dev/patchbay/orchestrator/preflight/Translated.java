package dev.patchbay.orchestrator.preflight;

import dev.patchbay.telephony.HostName;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/// The internet, as a test's machine has it: real connections, but DNS and routes as told.
///
/// @param names what DNS has
/// @param routes where an address really leads
/// @param elsewhere what time it is there
record Translated(
        Map<HostName, List<HostName>> names,
        Map<HostName, InetSocketAddress> routes,
        Optional<Instant> elsewhere)
        implements Outside {

    private static final RealOutside REAL =
            new RealOutside(
                    new PreflightProperties(
                            URI.create("http://127.0.0.1:1/"), Duration.ofSeconds(5)));

    @Override
    public List<HostName> addresses(HostName name) {
        return names.getOrDefault(name, List.of());
    }

    @Override
    public void connect(InetSocketAddress place) throws IOException {
        REAL.connect(route(place));
    }

    @Override
    public Handshake lookAt(InetSocketAddress place, HostName name) throws IOException {
        return REAL.lookAt(route(place), name);
    }

    @Override
    public Handshake verify(InetSocketAddress place, HostName name, SSLContext context)
            throws IOException {
        return REAL.verify(route(place), name, context);
    }

    @Override
    public Optional<Instant> time() {
        return elsewhere;
    }

    private InetSocketAddress route(InetSocketAddress place) throws IOException {
        var known = routes.get(new HostName(place.getHostString()));
        if (known == null) {
            throw new IOException("Connection refused");
        }
        return known;
    }
}
