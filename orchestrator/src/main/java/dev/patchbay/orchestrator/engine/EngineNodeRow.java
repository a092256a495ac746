package dev.patchbay.orchestrator.engine;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// What the engine page has changed about a node. Without a row the settings file says it all.
@Entity
@Table(name = "engine_node")
class EngineNodeRow {

    @Id String name = "";
    String adapter = "";

    /// What the settings file said then. When it says something else, that is the newer wish.
    String insteadOf = "";

    static EngineNodeRow of(String name, String adapter, String insteadOf) {
        var row = new EngineNodeRow();
        row.name = name;
        row.adapter = adapter;
        row.insteadOf = insteadOf;
        return row;
    }
}
