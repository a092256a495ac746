package dev.patchbay.orchestrator.trunk;

import java.util.Map;

/// The trunks' rewrite rules as stored.
public interface TrunkRules {

    /// Of those trunks that have any.
    Map<TrunkId, RewriteRules> all();

    RewriteRules of(TrunkId trunk);

    /// Replaces them all. More than 20 are refused.
    void set(TrunkId trunk, RewriteRules rules);
}
