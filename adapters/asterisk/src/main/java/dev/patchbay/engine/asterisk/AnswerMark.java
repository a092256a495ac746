package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.session.Deadline;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Duration;

/// Tells whether an answer that was just given to a call will be used. The dialplan marks the end
/// of its wait before it looks for an answer. So one that was set while the mark still reads
/// `waiting` will be used; once it reads otherwise, the dialplan alone knows, and says so a moment
/// later.
public final class AnswerMark {

    private final AmiConnection ami;
    private final Duration patience;

    public AnswerMark(AmiConnection ami, Duration patience) {
        this.ami = ami;
        this.patience = patience;
    }

    /// @throws EngineRefusedException if the answer came too late to have any effect
    public void demandUsed(CallId call) throws EngineRefusedException, EngineUnreachableException {
        var deadline = Deadline.in(patience);
        var mark = mark(call);
        while (mark.equals("closing") && !deadline.passed()) {
            mark = mark(call);
        }
        if (mark.equals("fallback") || mark.equals("table")) {
            throw tooLate(call);
        }
    }

    public static EngineRefusedException tooLate(CallId call) {
        return new EngineRefusedException("call %s no longer waits".formatted(call));
    }

    /// @return empty for a call that is over: refused as it was just told, or given up
    private String mark(CallId call) throws EngineRefusedException, EngineUnreachableException {
        var answer =
                ami.ask(
                        new AmiAction("Getvar")
                                .with("Channel", call.value())
                                .with("Variable", "PB_BY"));
        return answer.error() ? "" : answer.get("Value");
    }
}
