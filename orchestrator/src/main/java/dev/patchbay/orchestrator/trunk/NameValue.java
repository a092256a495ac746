package dev.patchbay.orchestrator.trunk;

import dev.patchbay.orchestrator.dns.SipServer;
import dev.patchbay.telephony.HostName;
import dev.patchbay.telephony.SipAddress;
import dev.patchbay.telephony.SipTransport;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A look-up as stored; the servers are lines of words.
@Embeddable
class NameValue {

    private static final int LONGEST_TROUBLE = 500;

    String host = "";
    int port;

    @Enumerated(EnumType.STRING)
    SipTransport transport = SipTransport.UDP;

    String servers = "";

    @Column(name = "looked_up")
    @Nullable Instant lookedUp;

    @Column(name = "look_again")
    Instant lookAgain = Instant.EPOCH;

    String trouble = "";

    static NameValue of(LookUp known) {
        var value = new NameValue();
        value.host = known.place().host().value();
        value.port = known.place().port();
        value.transport = known.place().transport();
        value.servers =
                known.servers().stream().map(NameValue::line).collect(Collectors.joining("\n"));
        value.lookedUp = known.at().orElse(null);
        value.lookAgain = known.again();
        value.trouble =
                known.trouble().length() > LONGEST_TROUBLE
                        ? known.trouble().substring(0, LONGEST_TROUBLE)
                        : known.trouble();
        return value;
    }

    LookUp toLookUp() {
        return new LookUp(
                new SipAddress(new HostName(host), port, transport),
                servers.lines().map(NameValue::server).toList(),
                Optional.ofNullable(lookedUp),
                lookAgain,
                trouble);
    }

    private static String line(SipServer server) {
        return "%s %s %d %s %d %d"
                .formatted(
                        server.host(),
                        server.address(),
                        server.port(),
                        server.transport(),
                        server.priority(),
                        server.weight());
    }

    private static SipServer server(String line) {
        var words = List.of(line.split(" ", -1));
        return new SipServer(
                new HostName(words.get(0)),
                new HostName(words.get(1)),
                Integer.parseInt(words.get(2)),
                SipTransport.valueOf(words.get(3)),
                Integer.parseInt(words.get(4)),
                Integer.parseInt(words.get(5)));
    }
}
