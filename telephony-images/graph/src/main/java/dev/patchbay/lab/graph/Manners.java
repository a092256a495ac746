package dev.patchbay.lab.graph;

import dev.patchbay.lab.sip.control.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Watches how a tenant's calls follow each other, and notes it in the rule book. Refuses nothing.
final class Manners {

    /// What was under way when an answer said "wait" could not know it yet.
    private static final Duration IN_FLIGHT = Duration.ofMillis(200);

    /// Clocks and timers differ by so much.
    private static final Duration TOLERANCE = Duration.ofMillis(60);

    private static final Duration BACK_OFF = Duration.ofSeconds(1);
    private static final int TOKENS_A_MINUTE = 5;
    private static final int WRITES_AT_ONCE = 2;

    private record Wait(Rule rule, Instant told, Instant until) {}

    private static final class Watched {
        private final Map<String, Wait> waits = new HashMap<>();
        private final Deque<Instant> tokens = new ArrayDeque<>();
        private final Map<String, String> unclear = new HashMap<>();
        private final Map<String, String> unread = new HashMap<>();
        private int writes;
        private boolean resyncDue;
    }

    private final RuleBook<Rule> book;
    private final Map<String, Watched> byTenant = new HashMap<>();
    private final Set<String> refusedTokens = new HashSet<>();

    Manners(RuleBook<Rule> book) {
        this.book = book;
    }

    private Watched of(String tenant) {
        return byTenant.computeIfAbsent(tenant, id -> new Watched());
    }

    private static String kind(Call call) {
        return call.teamsWrite() ? "writes" : call.id();
    }

    synchronized void arrives(String tenant, Call call, Instant now) {
        var watched = of(tenant);
        var wait = watched.waits.get(kind(call));
        if (wait != null && now.isAfter(wait.told().plus(IN_FLIGHT))) {
            var kept = !now.isBefore(wait.until().minus(TOLERANCE));
            book.note(
                    wait.rule(),
                    kept,
                    "%s %d ms too early"
                            .formatted(call.id(), Duration.between(now, wait.until()).toMillis()));
            if (kept) {
                watched.waits.remove(kind(call));
            }
        }
        if (call.teamsWrite()) {
            watched.writes++;
            book.note(
                    Rule.FEW_WRITES_AT_ONCE,
                    watched.writes <= WRITES_AT_ONCE,
                    "%d writes at once".formatted(watched.writes));
        }
    }

    /// @param retryAfter seconds; 0 if the answer names none
    synchronized void leaves(String tenant, Call call, int status, int retryAfter, Instant now) {
        var watched = of(tenant);
        if (call.teamsWrite()) {
            watched.writes--;
        }
        if (retryAfter > 0) {
            watched.waits.put(
                    kind(call), new Wait(Rule.OBEYS_RETRY_AFTER, now, now.plusSeconds(retryAfter)));
        } else if (status == 429) {
            watched.waits.put(kind(call), new Wait(Rule.BACKS_OFF, now, now.plus(BACK_OFF)));
        }
    }

    synchronized void tokenIssued(String tenant, Instant now) {
        var tokens = of(tenant).tokens;
        tokens.addLast(now);
        tokens.removeIf(it -> it.isBefore(now.minusSeconds(60)));
        book.note(
                Rule.TOKEN_IS_CACHED,
                tokens.size() <= TOKENS_A_MINUTE,
                "%d tokens in a minute".formatted(tokens.size()));
    }

    synchronized void tokenRefused(String token) {
        book.note(
                Rule.REFUSED_TOKEN_IS_DROPPED,
                token.isEmpty() || refusedTokens.add(token),
                "a token refused before");
        if (refusedTokens.size() > 1_000) {
            refusedTokens.clear();
        }
    }

    /// @param clear whether the answer tells what became of it
    synchronized void wrote(String tenant, Change change, boolean clear) {
        var watched = of(tenant);
        var number = change.number();
        book.note(Rule.NO_BLIND_RETRY, watched.unclear.remove(number) == null, number);
        book.note(Rule.READS_BACK, watched.unread.remove(number) == null, number);
        if (!clear) {
            watched.unclear.put(number, target(change));
        }
    }

    synchronized void toldSuccess(String tenant, Change change) {
        of(tenant).unread.put(change.number(), target(change));
    }

    private static String target(Change change) {
        return switch (change) {
            case Change.Assign assign -> assign.target();
            case Change.Unassign ignored -> "";
        };
    }

    synchronized void lookedAtNumbers(String tenant, Predicate<String> which) {
        looked(of(tenant).unclear, which);
        looked(of(tenant).unread, which);
    }

    /// Who reads an account sees its numbers.
    synchronized void lookedAtAccount(String tenant, String account) {
        of(tenant).unclear.values().removeIf(it -> it.equals(account) || it.isEmpty());
        of(tenant).unread.values().removeIf(it -> it.equals(account) || it.isEmpty());
    }

    private static void looked(Map<String, String> waiting, Predicate<String> which) {
        if (!waiting.isEmpty()) {
            waiting.keySet().removeIf(which);
        }
    }

    /// Changes that succeeded and that nobody has looked at since.
    synchronized int unread() {
        return byTenant.values().stream().mapToInt(it -> it.unread.size()).sum();
    }

    synchronized void gone(String tenant) {
        of(tenant).resyncDue = true;
    }

    synchronized void delta(String tenant, boolean anew) {
        var watched = of(tenant);
        if (watched.resyncDue) {
            book.note(Rule.RESYNC_AFTER_GONE, anew, "a delta link after 410");
            watched.resyncDue = !anew;
        }
    }

    synchronized void reset() {
        byTenant.clear();
        refusedTokens.clear();
    }
}
