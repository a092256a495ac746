package dev.patchbay.orchestrator.microsoft;

import java.util.Set;

/// What Microsoft can be asked about one tenant. What it cannot do is done by scripts, or not
/// checked.
///
/// @param accounts whether accounts can be listed
/// @param resourceAccounts whether Microsoft says which of them are resource accounts
/// @param readsNumbers whether it can be seen whose a number is
/// @param changesNumbers whether that can be changed
public record Reach(
        boolean accounts, boolean resourceAccounts, boolean readsNumbers, boolean changesNumbers) {

    static final Reach NOTHING = new Reach(false, false, false, false);

    static Reach of(Cloud cloud, Set<String> roles) {
        var changes = cloud.numbersByGraph() && Permission.NUMBERS.in(roles);
        return new Reach(
                Permission.ACCOUNTS.in(roles),
                Permission.RESOURCE_ACCOUNTS.in(roles),
                changes || (cloud.numbersByGraph() && roles.contains(Permission.READ_NUMBERS)),
                changes);
    }
}
