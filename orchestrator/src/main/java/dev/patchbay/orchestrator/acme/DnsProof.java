package dev.patchbay.orchestrator.acme;

import dev.patchbay.orchestrator.dns.RecordName;
import dev.patchbay.orchestrator.dns.TxtRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The TXT records that prove a domain to an authority, for as long as it looks.
final class DnsProof implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final TxtRecords records;
    private final RecordName name;
    private final List<String> published = new ArrayList<>();

    DnsProof(TxtRecords records, RecordName name) {
        this.records = records;
        this.name = name;
    }

    void publish(String value) throws OrderFailedException {
        var complaint = records.publish(name, value);
        if (!complaint.isEmpty()) {
            throw new OrderFailedException(
                    "the DNS hook could not publish %s: %s".formatted(name, complaint));
        }
        published.add(value);
    }

    /// Waits until our own DNS shows them all, or for as long as this; it may see less than the
    /// authority does.
    void awaitSeen(Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < deadline
                && !published.stream().allMatch(value -> records.published(name, value))) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /// Withdraws them; a record left over does no harm.
    @Override
    public void close() {
        published.forEach(value -> records.withdraw(name, value));
    }
}
