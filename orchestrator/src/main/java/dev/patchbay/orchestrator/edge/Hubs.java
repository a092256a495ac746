package dev.patchbay.orchestrator.edge;

import java.util.List;

/// The hubs as the edges see them, and what changed lately.
public interface Hubs {

    /// Edge by edge, in the order they are tried; empty where no edge is configured.
    List<HubState> now();

    /// The latest changes, newest first.
    List<HubState> changes();

    /// Requests on the Teams port from others than Teams, dropped since the edges started.
    long strangers();
}
