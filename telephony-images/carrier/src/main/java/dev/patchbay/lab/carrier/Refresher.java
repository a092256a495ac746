package dev.patchbay.lab.carrier;

import dev.patchbay.lab.sip.call.CallReport;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.lab.sip.control.RuleBook;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Refreshes a call by a re-INVITE again and again, as a border controller does that wants to know
/// whether the far end is still there, and judges what comes of it. The real ones wait for minutes.
final class Refresher {

    static final Duration EVERY = Duration.ofSeconds(2);

    private static final Executor LATER =
            CompletableFuture.delayedExecutor(EVERY.toMillis(), TimeUnit.MILLISECONDS);

    private final OngoingCall call;
    private final RuleBook<Rule> book;
    private int sent;

    private Refresher(OngoingCall call, RuleBook<Rule> book) {
        this.call = call;
        this.book = book;
    }

    /// Returns at once.
    static void refresh(OngoingCall call, RuleBook<Rule> book) {
        new Refresher(call, book).later();
    }

    private void later() {
        LATER.execute(this::look);
    }

    /// A re-INVITE that was sent as the call ended is nobody's fault: only a call that goes on is
    /// asked for its answer, and one that ended only whether the refreshing ended it.
    private void look() {
        var report = call.report();
        if (report.over()) {
            if (sent > 0) {
                note(
                        Rule.BULKVS_CALL_GOES_ON,
                        report.ended() == CallReport.Ended.BY_US || report.agreements() > 0,
                        "ended after %d of %d answers".formatted(report.agreements(), sent));
            }
            return;
        }
        if (sent > 0) {
            note(
                    Rule.BULKVS_REFRESH_ANSWERED,
                    report.agreements() >= sent,
                    "%d of %d answered with 200".formatted(report.agreements(), sent));
        }
        if (report.connected()) {
            sent++;
            call.resume();
        }
        later();
    }

    private void note(Rule rule, boolean kept, String seen) {
        book.note(rule, kept, seen);
    }
}
