package dev.patchbay.lab.sip.net;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipReader;
import dev.patchbay.lab.sip.SipSyntaxException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/// One TCP or TLS connection, ours or theirs.
final class Connection implements Flow, AutoCloseable {

    private static final int HANDSHAKE_MILLIS = 10_000;

    private final Socket socket;
    private final Inbox inbox;
    private final InetSocketAddress remote;
    private final InetSocketAddress local;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Optional<X509Certificate> certificate = Optional.empty();

    Connection(Socket socket, Inbox inbox) {
        this.socket = socket;
        this.inbox = inbox;
        this.remote = (InetSocketAddress) socket.getRemoteSocketAddress();
        this.local = (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /// Shakes hands, if this is TLS. Called before [#read].
    void establish() throws IOException {
        socket.setTcpNoDelay(true);
        if (socket instanceof SSLSocket secure) {
            socket.setSoTimeout(HANDSHAKE_MILLIS);
            secure.startHandshake();
            socket.setSoTimeout(0);
            try {
                certificate =
                        Optional.of((X509Certificate) secure.getSession().getPeerCertificates()[0]);
            } catch (SSLPeerUnverifiedException e) {
                certificate = Optional.empty(); // a client without one, where none is demanded
            }
        }
    }

    /// Reads until the connection ends; says so when it ended badly.
    void read() {
        try (socket) {
            var reader = new SipReader(new BufferedInputStream(socket.getInputStream(), 8192));
            for (var message = reader.next(); message.isPresent(); message = reader.next()) {
                inbox.received(message.get(), this);
            }
        } catch (SipSyntaxException e) {
            inbox.trouble(remote, "unreadable stream: " + e.getMessage());
        } catch (IOException e) {
            if (!socket.isClosed()) {
                inbox.trouble(remote, "connection lost: " + e.getMessage());
            }
        }
    }

    boolean open() {
        return !socket.isClosed() && !socket.isOutputShutdown();
    }

    @Override
    public String protocol() {
        return socket instanceof SSLSocket ? "TLS" : "TCP";
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public Optional<X509Certificate> certificate() {
        return certificate;
    }

    @Override
    public void send(SipMessage message) throws IOException {
        writing.lock();
        try {
            socket.getOutputStream().write(message.octets());
            socket.getOutputStream().flush();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            inbox.trouble(remote, "could not close: " + e.getMessage());
        }
    }
}
