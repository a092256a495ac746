package dev.patchbay.lab.sip.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// All sockets of one program: what it listens on, and the connections it opened, which are kept
/// and used again for the same name and port.
public final class Transports implements AutoCloseable {

    private static final int CONNECT_MILLIS = 4_000;

    private final Inbox inbox;
    private final HostTable hosts;
    private final Set<AutoCloseable> listening = ConcurrentHashMap.newKeySet();
    private final Set<Connection> accepted = ConcurrentHashMap.newKeySet();
    private final Map<String, Connection> opened = new ConcurrentHashMap<>();
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable UdpTransport udp;
    private volatile @Nullable TlsIdentity identity;
    private volatile @Nullable InetAddress ownAddress;

    public Transports(HostTable hosts, Inbox inbox) {
        this.hosts = hosts;
        this.inbox = inbox;
    }

    public InetSocketAddress listenUdp(InetSocketAddress bind) throws IOException {
        var transport = new UdpTransport(bind, inbox);
        udp = transport;
        listening.add(transport);
        transport.start();
        return transport.local();
    }

    public InetSocketAddress listenTcp(InetSocketAddress bind) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(bind, 256);
        return listen(server);
    }

    /// Demands a client certificate. The same identity is shown on connections that we open.
    public InetSocketAddress listenTls(InetSocketAddress bind, TlsIdentity shown)
            throws IOException {
        return listenTls(bind, shown, true);
    }

    /// @param demanding whether who connects must show a certificate
    public InetSocketAddress listenTls(InetSocketAddress bind, TlsIdentity shown, boolean demanding)
            throws IOException {
        identity = shown;
        var server =
                (SSLServerSocket) shown.context().getServerSocketFactory().createServerSocket();
        server.setReuseAddress(true);
        server.setSSLParameters(shown.parameters());
        server.setNeedClientAuth(demanding);
        server.bind(bind, 256);
        return listen(server);
    }

    /// Shows this certificate on connections that we open.
    public void identity(TlsIdentity shown) {
        identity = shown;
    }

    /// Opens connections from this address, for machines with several.
    public void connectFrom(InetAddress address) {
        ownAddress = address;
    }

    private InetSocketAddress listen(ServerSocket server) {
        var acceptor =
                Thread.ofVirtual()
                        .name("sip-accept-" + server.getLocalPort())
                        .start(() -> accept(server));
        listening.add(() -> {
            server.close();
            Ended.await(acceptor);
        });
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var connection = new Connection(server.accept(), inbox);
                accepted.add(connection);
                Thread.ofVirtual()
                        .name("sip-in-" + connection.remote().getPort())
                        .start(() -> serve(connection));
            } catch (SocketException e) {
                if (!server.isClosed()) {
                    inbox.trouble(
                            (InetSocketAddress) server.getLocalSocketAddress(),
                            "cannot accept: " + e.getMessage());
                }
            } catch (IOException e) {
                inbox.trouble(
                        (InetSocketAddress) server.getLocalSocketAddress(),
                        "cannot accept: " + e.getMessage());
            }
        }
    }

    private void serve(Connection connection) {
        try {
            connection.establish();
            connection.read();
        } catch (IOException e) {
            inbox.trouble(connection.remote(), "TLS handshake failed: " + e.getMessage());
        } finally {
            connection.close();
            accepted.remove(connection);
        }
    }

    /// A flow to a name and port. For TLS the name is what the peer's certificate must cover.
    public Flow to(String protocol, String host, int port) throws IOException {
        if (protocol.equals("UDP")) {
            var transport = udp;
            if (transport == null) {
                throw new IOException("no UDP transport here");
            }
            return transport.to(hosts.resolve(host, port));
        }
        String key = protocol + " " + host + " " + port;
        opening.lock();
        try {
            var known = opened.get(key);
            if (known != null && known.open()) {
                return known;
            }
            var connection = new Connection(connect(protocol, host, port), inbox);
            try {
                connection.establish();
            } catch (IOException e) {
                connection.close();
                throw e;
            }
            opened.put(key, connection);
            Thread.ofVirtual()
                    .name("sip-out-" + host)
                    .start(() -> {
                        connection.read();
                        connection.close();
                        opened.remove(key, connection);
                    });
            return connection;
        } finally {
            opening.unlock();
        }
    }

    private Socket connect(String protocol, String host, int port) throws IOException {
        var plain = new Socket();
        try {
            var own = ownAddress;
            if (own != null) {
                plain.bind(new InetSocketAddress(own, 0));
            }
            plain.connect(hosts.resolve(host, port), CONNECT_MILLIS);
            var shown = identity;
            if (!protocol.equals("TLS")) {
                return plain;
            }
            if (shown == null) {
                throw new IOException("no TLS identity here");
            }
            var secure =
                    (SSLSocket)
                            shown.context()
                                    .getSocketFactory()
                                    .createSocket(plain, host, port, true);
            var parameters = shown.parameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            return secure;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    /// Closes the connections we opened, so that the next request opens new ones.
    public void hangUpConnections() {
        opened.values().forEach(Connection::close);
    }

    @Override
    public void close() {
        for (var listener : listening) {
            try {
                listener.close();
            } catch (Exception e) {
                throw new IllegalStateException("a listener does not close", e);
            }
        }
        opened.values().forEach(Connection::close);
        accepted.forEach(Connection::close);
    }
}
