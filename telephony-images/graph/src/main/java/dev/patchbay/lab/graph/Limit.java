package dev.patchbay.lab.graph;

import java.util.Locale;

/// What can be counted. Microsoft publishes no number for Teams administration.
public enum Limit {
    /// Writes of Teams administration that a tenant may have in a second, on average.
    WRITES_PER_SECOND(20),
    /// And how many of them at once.
    WRITE_BURST(20),
    /// 1: a number that is not in the tenant's inventory cannot be assigned; 0: a directRouting one
    /// is added by being assigned, as PowerShell does.
    INVENTORY_REQUIRED(0),
    /// 1: operations are told as in the documentation's sample, within `value`.
    WRAPPED_OPERATIONS(0),
    /// 1: `Location` of a write says `operations/ID` instead of `operations('ID')`.
    PLAIN_LOCATION(0),
    /// 1: `$filter` of userConfigurations does not know `accountType`.
    NO_ACCOUNT_TYPE_FILTER(0),
    /// 1: 429 of the write rate does not tell how long to wait.
    NO_RETRY_AFTER(0);

    private final int usual;

    Limit(int usual) {
        this.usual = usual;
    }

    int usual() {
        return usual;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
