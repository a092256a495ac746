package dev.patchbay.lab.graph;

import dev.patchbay.lab.sip.control.Answer;
import dev.patchbay.lab.sip.control.Command;
import dev.patchbay.lab.sip.control.Control;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;

/// The commands of `graph`, each a method of the server.
final class Console implements Control.Commands {

    private static final String WORDS =
            "rules, state, seed, set, fault, mend, admin, withdraw, revoke, delete, publish, holder or reset";

    private final GraphServer server;

    Console(GraphServer server) {
        this.server = server;
    }

    @Override
    public Answer perform(Command command) {
        try {
            return Answer.ok(answer(command));
        } catch (NoSuchElementException unknown) {
            throw new IllegalArgumentException(unknown.getMessage(), unknown);
        }
    }

    private String answer(Command command) {
        return switch (command.word()) {
            case "rules" -> command.flag("json") ? server.rules() : server.rulesAsText();
            case "state" -> server.state();
            case "holder" ->
                    server.holder(command.value("tenant"), command.value("number")).orElse("nobody")
                            + "\n";
            default -> {
                change(command);
                yield "";
            }
        };
    }

    private void change(Command command) {
        switch (command.word()) {
            case "seed" -> server.seed(command.value("json"));
            case "set" -> set(command);
            case "fault" -> fault(command);
            case "mend" -> server.mend();
            case "admin" ->
                    server.admin(
                            command.optional("tenant").orElse(""),
                            !command.flag("declines"),
                            command.optional("permissions")
                                    .map(it -> Set.of(it.split(",")))
                                    .orElse(Set.of()));
            case "withdraw" ->
                    server.withdrawConsent(command.value("tenant"), command.value("client"));
            case "revoke" -> server.revokeTokens(command.value("tenant"));
            case "delete" ->
                    server.deleteAccount(command.value("tenant"), command.value("account"));
            case "publish" -> server.publish(command.value("name"), command.value("text"));
            case "reset" -> server.reset();
            default ->
                    throw new IllegalArgumentException(
                            "'%s' (expected: %s)".formatted(command.word(), WORDS));
        }
    }

    /// `--name operation --millis 500`, or `--name writes-per-second --to 5`.
    private void set(Command command) {
        var name = command.value("name");
        for (var delay : Delay.values()) {
            if (delay.id().equals(name)) {
                command.value("millis");
                server.set(delay, Duration.ofMillis(command.number("millis", 0)));
                return;
            }
        }
        for (var limit : Limit.values()) {
            if (limit.id().equals(name)) {
                command.value("to");
                server.set(limit, command.number("to", 0));
                return;
            }
        }
        throw new IllegalArgumentException(
                "--name: '%s' (expected: one of %s or %s)"
                        .formatted(
                                name,
                                Arrays.stream(Delay.values()).map(Delay::id).toList(),
                                Arrays.stream(Limit.values()).map(Limit::id).toList()));
    }

    /// `--call assign --as refuses --status 429 --retry-after 3 --times 2`, or `--seconds 30`
    /// instead of `--times`.
    private void fault(Command command) {
        var call = Call.named(command.value("call"));
        var fault = named(command);
        if (command.optional("seconds").isPresent()) {
            server.fault(call, fault, Duration.ofSeconds(command.number("seconds", 0)));
        } else {
            server.fault(call, fault, command.number("times", 1));
        }
    }

    private static Fault named(Command command) {
        var name = command.value("as");
        return switch (name) {
            case "refuses" ->
                    new Fault.Refuses(
                            command.number("status", 503),
                            command.optional("code").orElse("ServiceUnavailable"),
                            command.number("retry-after", 0));
            case "slow" -> new Fault.Slow(Duration.ofMillis(command.number("millis", 5_000)));
            case "loses-answer" -> new Fault.LosesAnswer();
            case "hangs-up" -> new Fault.HangsUp();
            case "garbage" -> new Fault.Garbage();
            case "silent" -> new Fault.SilentNoOp();
            case "skipped" -> new Fault.Skipped();
            case "wrapped" -> new Fault.Wrapped();
            case "revokes-token" -> new Fault.RevokesToken();
            case "fails" -> new Fault.FailsInside(trouble(command.value("trouble")));
            default ->
                    throw new IllegalArgumentException(
                            "--as: '%s' (expected: refuses, slow, loses-answer, hangs-up, garbage, silent, skipped, wrapped, revokes-token or fails)"
                                    .formatted(name));
        };
    }

    private static Trouble trouble(String name) {
        try {
            return Trouble.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "--trouble: '%s' (expected: one of %s)"
                            .formatted(name, Arrays.toString(Trouble.values())),
                    unknown);
        }
    }
}
