package dev.patchbay.orchestrator.admin;

import dev.patchbay.orchestrator.edge.HubState;

/// A hub's state in words.
///
/// @param edge the base domain of the edge that says so; empty where there is only one
record HubView(String name, String edge, String tone, String word, String since) {

    static HubView of(HubState state, boolean several) {
        return new HubView(
                state.hub().value(),
                several ? state.edge().value() : "",
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
