package dev.patchbay.lab.sip.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;

/// Names to addresses: own entries first, `*.` standing for one label (the wildcard A record a real
/// SBC has), then the system's resolver. An entry may name a port, for tests on one address.
public final class HostTable {

    private final Map<String, String> entries;

    public HostTable(Map<String, String> entries) {
        this.entries = Map.copyOf(entries);
    }

    InetSocketAddress resolve(String host, int port) throws UnknownHostException {
        String wildcard = "*" + host.substring(Math.max(0, host.indexOf('.')));
        String entry = entries.getOrDefault(host, entries.getOrDefault(wildcard, host));
        int colon = entry.lastIndexOf(':');
        boolean ownPort = colon > 0 && !entry.equals(host);
        String name = ownPort ? entry.substring(0, colon) : entry;
        int number = ownPort ? Integer.parseInt(entry.substring(colon + 1)) : port;
        return new InetSocketAddress(InetAddress.getByName(name), number);
    }
}
