package dev.patchbay.lab.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A server with two tenants, a clock to move, and a client that is signed in to the first of them.
final class Lab implements BeforeEachCallback, AfterEachCallback {

    private final MovingClock clock = new MovingClock();
    private final GraphServer server;
    private final Client client;

    Lab() {
        try {
            server =
                    GraphServer.start(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = new Client(server);
    }

    MovingClock clock() {
        return clock;
    }

    GraphServer server() {
        return server;
    }

    Client client() {
        return client;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        server.seed(Client.WORLD);
        client.signedIn();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }
}
