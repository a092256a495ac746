package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.lab.sip.call.CallReport;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a call of the stand-in has come to, and the line that is written down of it.
final class StandInRecord {

    final Instant started = Instant.now();
    volatile Optional<Instant> progress = Optional.empty();
    volatile Optional<Instant> answered = Optional.empty();
    volatile String disposition = "";
    volatile String refusal = "";
    volatile String phrase = "";

    /// Takes down how a leg ended that was not answered.
    ///
    /// @param cancelled whether the caller was gone before
    /// @return what the caller is refused with; a redirection is neither followed nor passed on
    int refused(int status, boolean cancelled, boolean rang) {
        if (cancelled) {
            disposition = "ORIGINATOR_CANCEL";
        } else if (rang && (status == 487 || status == 408)) {
            disposition = "NO_ANSWER";
            return 480;
        } else {
            disposition = status == 486 ? "USER_BUSY" : "NORMAL_TEMPORARY_FAILURE";
            refusal = "sip:" + status;
        }
        if (status / 100 == 3) {
            return 480;
        }
        return status < 300 || status == 408 ? 503 : status;
    }

    /// @param mark a variable of the call, by its name
    String line(String id, UnaryOperator<String> mark, CallReport caller) {
        return String.join(
                        "\t",
                        "1",
                        id,
                        mark.apply("pb_sip_call_id"),
                        mark.apply("pb_direction"),
                        mark.apply("pb_origin"),
                        mark.apply("pb_dialled"),
                        mark.apply("pb_caller"),
                        mark.apply("pb_route"),
                        mark.apply("pb_by"),
                        mark.apply("pb_gateway"),
                        micros(Optional.of(started)),
                        micros(Optional.of(Instant.now())),
                        micros(progress),
                        "0",
                        micros(answered),
                        disposition,
                        disposition.equals("USER_BUSY") ? "17" : "16",
                        refusal,
                        hangUpDisposition(caller),
                        mark.apply("pb_end"),
                        phrase)
                + "\n";
    }

    private static String hangUpDisposition(CallReport caller) {
        return switch (caller.ended()) {
            case BY_THEM -> "recv_bye";
            case BY_US -> "send_bye";
            case NEVER_STARTED, NOT_YET -> caller.status() == 487 ? "recv_cancel" : "send_refuse";
        };
    }

    private static String micros(Optional<Instant> time) {
        return time.map(at -> Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)))
                .orElse("0");
    }
}
