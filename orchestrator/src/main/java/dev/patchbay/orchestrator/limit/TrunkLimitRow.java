package dev.patchbay.orchestrator.limit;

import dev.patchbay.orchestrator.limit.TrunkLimits.WhenFull;
import dev.patchbay.orchestrator.trunk.TrunkId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "trunk_limit")
class TrunkLimitRow {

    @Id
    @Column(name = "trunk_id")
    long trunk;

    @Nullable Integer inbound;
    @Nullable Integer outbound;
    @Nullable Integer total;

    @Column(name = "calls_per_second")
    @Nullable Integer callsPerSecond;

    @Enumerated(EnumType.STRING)
    @Column(name = "when_full")
    WhenFull whenFull = WhenFull.FAIL_OVER;

    /// One to a line.
    @Column(name = "allowed_prefixes")
    String allowedPrefixes = "";

    static TrunkLimitRow of(TrunkId trunk, TrunkLimits limits) {
        var row = new TrunkLimitRow();
        row.trunk = trunk.value();
        row.inbound = Stored.column(limits.inbound());
        row.outbound = Stored.column(limits.outbound());
        row.total = Stored.column(limits.total());
        row.callsPerSecond = Stored.column(limits.callsPerSecond());
        row.whenFull = limits.whenFull();
        row.allowedPrefixes = String.join("\n", limits.allowed());
        return row;
    }

    TrunkId trunk() {
        return new TrunkId(trunk);
    }

    TrunkLimits toLimits() {
        return new TrunkLimits(
                Stored.limit(inbound),
                Stored.limit(outbound),
                Stored.limit(total),
                Stored.limit(callsPerSecond),
                whenFull,
                allowedPrefixes.lines().toList());
    }
}
