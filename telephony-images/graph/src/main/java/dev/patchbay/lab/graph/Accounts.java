package dev.patchbay.lab.graph;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A tenant's users and resource accounts, and what changed among them. Not thread-safe: the tenant
/// guards it.
final class Accounts {

    private final NavigableMap<String, Account> byId = new TreeMap<>();
    private final Map<String, String> idsByName = new HashMap<>();
    private final NavigableMap<Long, String> removed = new TreeMap<>();
    private long sequence;

    void put(Account account) {
        remove(account.id(), false);
        byId.put(account.id(), account.changedAt(++sequence));
        idsByName.put(key(account.principalName()), account.id());
    }

    /// The numbers it held stay with its id, as ghosts.
    void delete(String id) {
        remove(id, true);
    }

    private void remove(String id, boolean forGood) {
        var former = byId.remove(id);
        if (former != null) {
            idsByName.remove(key(former.principalName()));
            if (forGood) {
                removed.put(++sequence, id);
            }
        }
    }

    Optional<Account> byId(String id) {
        return Optional.ofNullable(byId.get(id.toLowerCase(Locale.ROOT)));
    }

    Optional<Account> byIdOrName(String text) {
        var byName = Optional.ofNullable(idsByName.get(key(text))).flatMap(this::byId);
        return byName.isPresent() ? byName : byId(text);
    }

    /// In the order of ids, from after the one given.
    Stream<Account> after(String id) {
        return byId.tailMap(id, false).values().stream();
    }

    Stream<Account> changedAfter(long since) {
        return byId.values().stream().filter(account -> account.changed() > since);
    }

    Stream<String> removedAfter(long since) {
        return removed.tailMap(since, false).values().stream().filter(id -> !byId.containsKey(id));
    }

    long sequence() {
        return sequence;
    }

    int size() {
        return byId.size();
    }

    private static String key(String principalName) {
        return principalName.toLowerCase(Locale.ROOT);
    }
}
