package dev.patchbay.orchestrator.microsoft;

import dev.patchbay.orchestrator.teams.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "microsoft_connection")
class ConnectionRow {

    private static final int LONGEST = 500;

    @Id
    @Column(name = "tenant_id")
    @Nullable Long tenant;

    @Enumerated(EnumType.STRING)
    Connection.State state = Connection.State.ASKED;

    Instant since = Instant.EPOCH;

    @Column(name = "expected_domain")
    String expectedDomain = "";

    @Column(name = "directory_id")
    @Nullable String directory;

    String organisation = "";

    /// Separated by spaces, which none holds; so are permissions.
    String domains = "";

    String permissions = "";
    String said = "";
    int tries;

    @Column(name = "next_try")
    @Nullable Instant nextTry;

    @Column(name = "paused_until")
    @Nullable Instant pausedUntil;

    @Column(name = "writes_paused_until")
    @Nullable Instant writesPausedUntil;

    @Nullable String mark;
    @Nullable Instant synced;

    @Column(name = "next_sync")
    @Nullable Instant nextSync;

    @Column(name = "sync_said")
    String syncSaid = "";

    // nullable, so that a row whose key we gave is known to be new
    @Version @Nullable Long version;

    TenantId tenantId() {
        return new TenantId(Objects.requireNonNull(tenant));
    }

    /// Whether Microsoft asked to be left alone.
    ///
    /// @param reading whether it is only to be asked what became of a change
    boolean rests(boolean reading, Instant now) {
        return (pausedUntil != null && pausedUntil.isAfter(now))
                || (!reading && writesPausedUntil != null && writesPausedUntil.isAfter(now));
    }

    void move(Connection.State to, String sentence, Instant now) {
        if (state != to || since.equals(Instant.EPOCH)) {
            since = now;
        }
        state = to;
        said = cut(sentence);
    }

    static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }

    Connection toConnection() {
        return new Connection(
                tenantId(),
                state,
                since,
                expectedDomain,
                Optional.ofNullable(directory).map(UUID::fromString),
                organisation,
                words(domains),
                Set.copyOf(words(permissions)),
                said,
                Stream.of(pausedUntil, writesPausedUntil)
                        .flatMap(Stream::ofNullable)
                        .max(Instant::compareTo),
                Optional.ofNullable(synced),
                syncSaid);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
    }
}
