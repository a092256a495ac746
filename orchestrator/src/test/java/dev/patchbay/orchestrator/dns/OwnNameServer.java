package dev.patchbay.orchestrator.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A name server on the loopback, by UDP and TCP, that says what it is told to: records, aliases in
/// circles, trouble, nothing.
public final class OwnNameServer implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int PLAIN_UDP = 512;
    private static final int LONGEST_CHAIN = 20;

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<String, List<Record>> zone = new ConcurrentHashMap<>();
    private final Set<String> troubled = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final AtomicInteger questions = new AtomicInteger();

    public OwnNameServer() {
        try {
            tcp = new ServerSocket();
            tcp.bind(new InetSocketAddress(LOOPBACK, 0));
            udp = new DatagramSocket(tcp.getLocalPort(), LOOPBACK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::byUdp);
        Thread.ofVirtual().start(this::byTcp);
    }

    /// @return as `patchbay.dns.servers` has it
    public String address() {
        return LOOPBACK.getHostAddress() + ":" + udp.getLocalPort();
    }

    /// Replaces what the name has of this type.
    ///
    /// @param records as a zone file has them, with a time to live of five minutes
    public void has(String name, String type, String... records) {
        has(name, type, 300, records);
    }

    public void has(String name, String type, long ttl, String... records) {
        var parsed = new ArrayList<Record>();
        for (var text : records) {
            try {
                parsed.add(
                        Record.fromString(
                                Name.fromString(name, Name.root),
                                Type.value(type),
                                DClass.IN,
                                ttl,
                                text,
                                Name.root));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        zone.put(key(name, type), List.copyOf(parsed));
    }

    /// Says SERVFAIL, whatever is asked about the name.
    public void isTroubledBy(String name) {
        troubled.add(name);
    }

    public void isSilentAbout(String name) {
        silent.add(name);
    }

    public void forgetEverything() {
        zone.clear();
        troubled.clear();
        silent.clear();
    }

    /// @return how many came, those that got no answer included
    int questions() {
        return questions.get();
    }

    private static String key(String name, String type) {
        return (name + " " + type).toLowerCase(Locale.ROOT);
    }

    private void byUdp() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[4096], 4096);
                udp.receive(packet);
                var question = new Message(packet.getData());
                var room =
                        question.getOPT() == null
                                ? PLAIN_UDP
                                : Math.max(PLAIN_UDP, question.getOPT().getPayloadSize());
                var answer = answer(question).map(it -> it.toWire(room));
                if (answer.isPresent()) {
                    udp.send(
                            new DatagramPacket(
                                    answer.get(), answer.get().length, packet.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void byTcp() {
        try {
            while (true) {
                var socket = tcp.accept();
                Thread.ofVirtual().start(() -> byTcp(socket));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void byTcp(Socket socket) {
        try (socket;
                var in = new DataInputStream(socket.getInputStream());
                var out = new DataOutputStream(socket.getOutputStream())) {
            while (true) {
                var question = new Message(in.readNBytes(in.readUnsignedShort()));
                var answer = answer(question);
                if (answer.isPresent()) {
                    var octets = answer.get().toWire();
                    out.writeShort(octets.length);
                    out.write(octets);
                    out.flush();
                }
            }
        } catch (IOException closed) {
            // the asker's end
        }
    }

    private Optional<Message> answer(Message question) {
        questions.incrementAndGet();
        var asked = question.getQuestion();
        var name = asked.getName().toString(true);
        if (silent.contains(name)) {
            return Optional.empty();
        }
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(asked, Section.QUESTION);
        if (troubled.contains(name)) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            return Optional.of(answer);
        }
        var type = Type.string(asked.getType());
        for (var step = 0; step < LONGEST_CHAIN; step++) {
            var records = records(name, type);
            records.forEach(record -> answer.addRecord(record, Section.ANSWER));
            var alias = records.isEmpty() ? records(name, "CNAME") : List.<Record>of();
            if (alias.isEmpty()) {
                answer.getHeader()
                        .setRcode(
                                records.isEmpty() && !known(name) ? Rcode.NXDOMAIN : Rcode.NOERROR);
                return Optional.of(answer);
            }
            answer.addRecord(alias.getFirst(), Section.ANSWER);
            name = ((CNAMERecord) alias.getFirst()).getTarget().toString(true);
        }
        return Optional.of(answer);
    }

    private List<Record> records(String name, String type) {
        return zone.getOrDefault(key(name, type), List.of());
    }

    private boolean known(String name) {
        return Stream.of("A", "CNAME", "SRV", "NAPTR", "TXT")
                .anyMatch(type -> !records(name, type).isEmpty());
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
