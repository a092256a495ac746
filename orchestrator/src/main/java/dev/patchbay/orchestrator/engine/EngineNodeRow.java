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

    static EngineNodeRow of(String name, String adapter) {
        var row = new EngineNodeRow();
        row.name = name;
        row.adapter = adapter;
        return row;
    }
}
