package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.lab.sip.SipMessage;
import dev.patchbay.lab.sip.SipMessage.Header;
import dev.patchbay.lab.sip.call.Behaviour;
import dev.patchbay.lab.sip.call.CallPlan;
import dev.patchbay.lab.sip.call.CallReport;
import dev.patchbay.lab.sip.call.CallWatcher;
import dev.patchbay.lab.sip.call.Dialog;
import dev.patchbay.lab.sip.call.IncomingCall;
import dev.patchbay.lab.sip.call.OngoingCall;
import dev.patchbay.lab.sip.call.OutgoingCall;
import dev.patchbay.lab.sip.call.ServerTransaction;
import dev.patchbay.lab.sip.media.MediaCount;
import dev.patchbay.lab.sip.media.MediaSession;
import dev.patchbay.lab.sip.net.Flow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One call as the dialplan carries it: looked up, asked about, dialled, bridged, recorded. The
/// caller's leg obeys, the callee's leg is watched.
final class StandInCall {

    /// What a dialplan's variable `pb_first` and its like add up to.
    private static final Duration WAIT = Duration.ofMillis(998);

    /// T1 is 100 ms at the real one's profiles: a peer is silent after about this long.
    private static final Duration SILENCE = Duration.ofSeconds(4);

    private static final Duration FOREVER = Duration.ofMinutes(10);

    private final StandInEngine engine;
    private final String id = UUID.randomUUID().toString();
    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final StandInRecord record = new StandInRecord();
    private final CountDownLatch decided = new CountDownLatch(1);
    private final CountDownLatch callerGone = new CountDownLatch(1);
    private final OngoingCall caller;
    private volatile @Nullable OngoingCall callee;
    private volatile @Nullable MediaSession calleeMedia;
    private volatile boolean rang;

    private StandInCall(
            StandInEngine engine,
            StandInProfile profile,
            ServerTransaction transaction,
            Map<String, String> marks) {
        this.engine = engine;
        variables.putAll(marks);
        variables.put("pb_by", "table");
        variables.put("pb_sip_call_id", transaction.request().callId());
        caller =
                IncomingCall.take(
                        profile.node(),
                        inbound()
                                ? audioOf(mark("pb_origin"))
                                        .persona(
                                                profile.persona(),
                                                transaction.request().first("Session-Expires"))
                                : profile.persona(),
                        new Caller(),
                        transaction,
                        new Behaviour.Obey(),
                        id,
                        Clock.systemUTC());
    }

    /// @param marks what the dialplan has found out: direction, origin, dialled, caller
    static StandInCall take(
            StandInEngine engine,
            StandInProfile profile,
            ServerTransaction transaction,
            Map<String, String> marks) {
        var call = new StandInCall(engine, profile, transaction, marks);
        Thread.ofVirtual().name("stand-in-" + call.id).start(call::run);
        return call;
    }

    String id() {
        return id;
    }

    Optional<String> get(String variable) {
        return Optional.ofNullable(variables.get(variable));
    }

    void set(String variable, String value) {
        variables.put(variable, value);
        if (variable.equals("pb_answer")) {
            decided.countDown();
        }
    }

    void kill() {
        caller.hangUp();
    }

    String presence() {
        return "pb %s %s %s %s %s"
                .formatted(
                        mark("pb_direction"),
                        mark("pb_origin"),
                        mark("pb_dialled"),
                        mark("pb_caller"),
                        mark("pb_route"));
    }

    long startedSeconds() {
        return record.started.getEpochSecond();
    }

    boolean over() {
        return callerGone.getCount() == 0;
    }

    boolean active() {
        return record.answered.isPresent();
    }

    private String mark(String variable) {
        return variables.getOrDefault(variable, "");
    }

    private void run() {
        try {
            lookUp();
            carry();
            caller.awaitOver();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            engine.ended(this, record.line(id, this::mark, caller.report()));
        }
    }

    private void lookUp() throws InterruptedException {
        if (!mark("pb_route").isEmpty()) {
            return;
        }
        usualRow().flatMap(engine::row).ifPresent(route -> variables.put("pb_route", route));
        if (!mark("pb_route").startsWith("1|dial|") && !emergency()) {
            askOrFallBack();
        }
    }

    private Optional<String> usualRow() {
        if (inbound()) {
            return Optional.of("in|%s|%s".formatted(mark("pb_origin"), mark("pb_dialled")));
        }
        return Optional.of(mark("pb_caller"))
                .filter(caller -> caller.startsWith("+"))
                .map(caller -> "out|%s|%s".formatted(mark("pb_origin"), caller));
    }

    private boolean inbound() {
        return mark("pb_direction").equals("in");
    }

    private boolean emergency() {
        var dialled = mark("pb_dialled");
        var row =
                mark("pb_direction").equals("out") && dialled.matches("[0-9]{2,6}")
                        ? engine.row("out|%s|%s".formatted(mark("pb_origin"), dialled))
                        : Optional.<String>empty();
        if (!mark("pb_route").startsWith("1|ask|")) {
            row.ifPresent(route -> variables.put("pb_route", route));
        }
        return row.isPresent();
    }

    /// The mark of the wait's end comes before the look at the answer, as in the dialplan.
    private void askOrFallBack() throws InterruptedException {
        if (!engine.somebodyThere()) {
            variables.put("pb_by", "fallback");
            return;
        }
        variables.put("pb_by", "waiting");
        engine.offer(id, variables);
        var _ = decided.await(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        if (caller.report().over()) {
            return;
        }
        variables.put("pb_by", "closing");
        var answer = get("pb_answer");
        answer.ifPresent(route -> variables.put("pb_route", route));
        variables.put("pb_by", answer.isPresent() ? "asked" : "fallback");
    }

    private void carry() throws InterruptedException {
        var route = mark("pb_route").split("\\|", -1);
        if (caller.report().over()) {
            return;
        }
        if (route.length < 5) {
            refuse(503);
        } else if (route[1].equals("refuse")) {
            refuse(Integer.parseInt(route[3]));
        } else {
            dial(
                    Duration.ofSeconds(Long.parseLong(route[3].split("\\+", 2)[0])),
                    route[3],
                    new ArrayDeque<>(List.of(route).subList(4, route.length)));
        }
    }

    private void dial(Duration ring, String rings, ArrayDeque<String> targets)
            throws InterruptedException {
        while (true) {
            var status = dialOne(ring, targets.remove());
            if (record.answered.isPresent() || callerGone.getCount() == 0) {
                return;
            }
            if (targets.isEmpty() || rang || !elsewhere(status, rings)) {
                refuse(status);
                return;
            }
        }
    }

    /// Whether the far end said nothing about the callee, or what the route does not believe.
    private static boolean elsewhere(int status, String rings) {
        return status == 0 || status == 408 || status / 100 == 5 || rings.contains("+" + status);
    }

    /// @return the final status
    private int dialOne(Duration ring, String target) throws InterruptedException {
        var plan = plan(target, ring);
        if (plan.isEmpty()) {
            record.disposition = "INVALID_GATEWAY";
            return 503;
        }
        var edge = target.startsWith("teams:");
        var timer = !edge && audioOf(mark("pb_gateway")).timer();
        return dialOne(
                edge, timer ? StandInPlan.timed(plan.get(), "1800") : plan.get(), Optional.empty());
    }

    /// @param credentials what the challenge is answered with that was met before
    private int dialOne(boolean edge, CallPlan plan, Optional<Header> credentials)
            throws InterruptedException {
        var profile = engine.gateway(mark("pb_gateway")).map(engine::profile).orElseThrow();
        var watcher = new Callee();
        var audio = audioOf(edge ? mark("pb_origin") : mark("pb_gateway"));
        var leg =
                OutgoingCall.place(
                        profile.node(),
                        edge
                                ? profile.persona()
                                : audio.persona(profile.persona(), Optional.empty()),
                        watcher,
                        credentials.map(it -> StandInPlan.with(plan, it)).orElse(plan),
                        Clock.systemUTC());
        callee = leg;
        if (caller.report().over()) {
            leg.hangUp();
        }
        if (!watcher.heard.await(SILENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            leg.hangUp();
        }
        leg.awaitSettled();
        var challenge = watcher.challenge;
        if (challenge.isPresent() && credentials.isEmpty()) {
            var answer = engine.gateway(mark("pb_gateway")).map(it -> it.answer(challenge.get()));
            return dialOne(edge, plan, answer);
        }
        var longer = watcher.longer;
        if (longer.isPresent() && audio.timer()) {
            return dialOne(edge, StandInPlan.timed(plan, longer.get()), credentials);
        }
        if (!leg.report().connected()) {
            return record.refused(leg.report().status(), callerGone.getCount() == 0, rang);
        }
        record.answered = Optional.of(Instant.now());
        record.disposition = "SUCCESS";
        caller.tell(new Behaviour.Answer(Duration.ZERO, Optional.empty()));
        audio.longest().ifPresent(this::endAfter);
        if (audio.keysInInfo()) {
            StandInKeys.follow(edge ? leg : caller, edge ? caller : leg, callerGone);
        }
        leg.awaitOver();
        caller.hangUp();
        return 200;
    }

    private void endAfter(Duration longest) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        if (!callerGone.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                            variables.put("pb_end", "longest");
                            caller.hangUp();
                        }
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private StandInAudio audioOf(String place) {
        return StandInAudio.of(engine.row("media|" + place));
    }

    private Optional<CallPlan> plan(String target, Duration ring) {
        var dressed = StandInDressing.of(target, variables);
        variables.put("pb_gateway", dressed.gateway());
        return engine.gateway(dressed.gateway())
                .map(next -> dressed.plan(id, next, engine.profile(next), ring));
    }

    private void refuse(int status) {
        caller.tell(new Behaviour.Refuse(status, "As The Dialplan Says", List.of(), false));
    }

    /// Whoever hangs up first takes the other one along.
    private final class Caller implements CallWatcher {

        @Override
        public void opened(MediaSession media) {
            var other = calleeMedia;
            if (other != null) {
                MediaSession.join(media, other);
            }
        }

        @Override
        public void asked(SipMessage request, Dialog dialog, Flow flow) {
            StandInKeys.in(request).ifPresent(Objects.requireNonNull(callee)::press);
        }

        @Override
        public void ended(CallReport report, MediaCount count, double seconds) {
            callerGone.countDown();
            decided.countDown();
            var leg = callee;
            if (leg != null) {
                leg.hangUp();
            }
        }
    }

    private final class Callee implements CallWatcher {

        private final CountDownLatch heard = new CountDownLatch(1);
        private volatile Optional<String> challenge = Optional.empty();
        private volatile Optional<String> longer = Optional.empty();

        @Override
        public void opened(MediaSession media) {
            calleeMedia = media;
        }

        @Override
        public void replied(SipMessage invite, SipMessage reply, Flow flow) {
            heard.countDown();
            longer = reply.status() == 422 ? reply.first("Min-SE") : Optional.empty();
            if (reply.status() == 407) {
                challenge = reply.first("Proxy-Authenticate");
            }
            if (reply.status() >= 300) {
                record.phrase = reply.startLine().split(" ", 3)[2];
            }
            if (reply.status() > 100 && reply.status() < 200) {
                rang = true;
                record.progress = record.progress.or(() -> Optional.of(Instant.now()));
                caller.tell(
                        reply.body().length > 0
                                ? new Behaviour.EarlyMedia(FOREVER)
                                : new Behaviour.Ring());
            }
        }

        @Override
        public void asked(SipMessage request, Dialog dialog, Flow flow) {
            StandInKeys.in(request).ifPresent(caller::press);
        }

        @Override
        public void ended(CallReport report, MediaCount count, double seconds) {
            heard.countDown();
        }
    }
}
