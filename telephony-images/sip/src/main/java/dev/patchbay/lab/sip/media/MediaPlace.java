package dev.patchbay.lab.sip.media;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicInteger;

/// Where a program receives its audio: an address and a range of ports. Even ports only, the odd
/// ones are RTCP's.
public final class MediaPlace {

    private final InetAddress address;
    private final int first;
    private final int pairs;
    private final AtomicInteger next = new AtomicInteger();

    public MediaPlace(InetAddress address, int firstPort, int lastPort) {
        this.address = address;
        this.first = firstPort + firstPort % 2;
        this.pairs = (lastPort - first + 1) / 2;
        if (pairs < 1) {
            throw new IllegalArgumentException(
                    "media ports: %d-%d (expected: at least one pair)"
                            .formatted(firstPort, lastPort));
        }
    }

    public String address() {
        return address.getHostAddress();
    }

    DatagramSocket open() throws IOException {
        var taken = new IOException("no free media port: " + pairs + " pairs from " + first);
        for (int tried = 0; tried < pairs; tried++) {
            int port = first + 2 * Math.floorMod(next.getAndIncrement(), pairs);
            try {
                return new DatagramSocket(new InetSocketAddress(address, port));
            } catch (SocketException e) {
                taken.addSuppressed(e);
            }
        }
        throw taken;
    }
}
