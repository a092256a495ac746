package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.edge.HubState;

/// A hub's state in words.
record HubView(String name, String tone, String word, String since) {

    static HubView of(HubState state) {
        return new HubView(
                state.hub().value(),
                switch (state.reach()) {
                    case ANSWERS -> "green";
                    case SILENT -> "red";
                    case UNKNOWN -> "secondary";
                },
                switch (state.reach()) {
                    case ANSWERS -> "answers OPTIONS";
                    case SILENT -> "silent: calls go to the next one";
                    case UNKNOWN -> "unknown: the edge does not say";
                },
                Shown.time(state.since()));
    }
}
