package dev.patchbay.orchestrator.call;

import dev.patchbay.engine.spi.CallRecord;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.orchestrator.call.CallEnd.Party;
import dev.patchbay.orchestrator.trunk.TrunkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "call_record")
class CallRow {

    private static final int LONGEST_TEXT = 128;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "call_record_seq")
    @SequenceGenerator(name = "call_record_seq", allocationSize = 50)
    @Nullable Long id;

    String engine = "";

    @Column(name = "call_id")
    String call = "";

    @Column(name = "sip_call_id")
    String sipCallId = "";

    @Enumerated(EnumType.STRING)
    Direction direction = Direction.INBOUND;

    String origin = "";
    String dialled = "";
    String caller = "";
    String route = "";

    @Column(name = "routed_by")
    String routedBy = "";

    @Nullable String gateway;

    @Column(name = "trunk_id")
    @Nullable Long trunk;

    Instant started = Instant.EPOCH;
    Instant ended = Instant.EPOCH;

    @Column(name = "rang_ms")
    @Nullable Long rangMillis;

    @Column(name = "talked_ms")
    @Nullable Long talkedMillis;

    int q850;

    @Column(name = "sip_status")
    int sipStatus;

    String said = "";

    @Enumerated(EnumType.STRING)
    Party party = Party.ENGINE;

    String reason = "";

    @Nullable String assignee;

    static CallRow of(String engine, CallRecord record, Optional<TrunkId> trunk) {
        var row = new CallRow();
        row.engine = engine;
        row.call = record.call().value();
        row.sipCallId = cut(record.sipCallId());
        row.direction = record.direction();
        row.origin = cut(record.origin());
        row.dialled = cut(record.dialled());
        row.caller = cut(record.caller());
        row.route = record.route();
        row.routedBy = record.routedBy().name().toLowerCase(Locale.ROOT);
        row.gateway = record.gateway().map(Object::toString).orElse(null);
        row.trunk = trunk.map(TrunkId::value).orElse(null);
        row.started = record.started();
        row.ended = record.ended();
        row.rangMillis = record.rang().map(Duration::toMillis).orElse(null);
        row.talkedMillis = record.talked().map(Duration::toMillis).orElse(null);
        row.q850 = record.q850();
        row.sipStatus = record.sipStatus();
        row.said = record.said();
        var end = CallEnd.of(record);
        row.party = end.party();
        row.reason = end.reason();
        return row;
    }

    /// These come off the wire: whatever somebody sends as a number must not cost us the record.
    private static String cut(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    FinishedCall toCall() {
        return new FinishedCall(
                Objects.requireNonNull(id),
                engine,
                call,
                sipCallId,
                direction,
                origin,
                dialled,
                caller,
                route,
                routedBy,
                Optional.ofNullable(gateway),
                started,
                ended,
                Optional.ofNullable(rangMillis).map(Duration::ofMillis),
                Optional.ofNullable(talkedMillis).map(Duration::ofMillis),
                q850,
                sipStatus,
                said,
                new CallEnd(party, reason),
                Optional.ofNullable(assignee));
    }
}
