package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Connections to look into, and tenants to read.
@Component
class ConnectionDuty implements Duty {

    private final ConnectionRows rows;
    private final ConnectionCheck check;
    private final DirectoryReading reading;

    ConnectionDuty(ConnectionRows rows, ConnectionCheck check, DirectoryReading reading) {
        this.rows = rows;
        this.check = check;
        this.reading = reading;
    }

    @Override
    public List<Due> due(Instant now, Set<String> underWay) {
        return Stream.concat(
                        rows.toLookAt(now).stream()
                                .map(TenantId::new)
                                .map(it ->
                                        new Due(
                                                MicrosoftLoop.key("check", it),
                                                it,
                                                () -> check.run(it))),
                        rows.toRead(now).stream()
                                .map(TenantId::new)
                                .map(it ->
                                        new Due(
                                                MicrosoftLoop.key("read", it),
                                                it,
                                                () -> reading.run(it))))
                .toList();
    }
}
