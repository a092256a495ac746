package dev.patchbay.engine.asterisk.ami;

import dev.patchbay.engine.asterisk.AmiAction;
import dev.patchbay.engine.asterisk.AmiConnection;
import dev.patchbay.engine.asterisk.AmiMessage;
import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Asterisk's list of channels. A call's caller leg is the channel the dialplan has marked with the
/// call's direction; the legs it dialled carry no marks.
final class Channels {

    private static final String MARKS = "PB_DIRECTION,PB_ORIGIN,PB_DIALLED,PB_CALLER,PB_ROUTE";

    /// Asterisk's unique id begins with the second the channel came to be.
    private static final Pattern UNIQUE_ID = Pattern.compile("(?:.*-)?([0-9]{9,11})\\.[0-9]+");

    private final AmiConnection ami;

    Channels(AmiConnection ami) {
        this.ami = ami;
    }

    List<ActiveCall> active() throws EngineRefusedException, EngineUnreachableException {
        var calls = new ArrayList<ActiveCall>();
        for (var block : ami.list(new AmiAction("Status").with("Variables", MARKS))) {
            if (block.event("Status")) {
                call(block).ifPresent(calls::add);
            }
        }
        return calls;
    }

    private static Optional<ActiveCall> call(AmiMessage channel) {
        var marks = marks(channel.get("Variable"));
        var id = UNIQUE_ID.matcher(channel.get("Uniqueid"));
        if (!id.matches() || marks.getOrDefault("PB_DIRECTION", "").isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ActiveCall(
                            new CallId(id.group()),
                            Direction.of(marks.getOrDefault("PB_DIRECTION", "")),
                            marks.getOrDefault("PB_ORIGIN", ""),
                            marks.getOrDefault("PB_DIALLED", ""),
                            marks.getOrDefault("PB_CALLER", ""),
                            Instant.ofEpochSecond(Long.parseLong(id.group(1))),
                            channel.get("ChannelStateDesc").equals("Up"),
                            marks.getOrDefault("PB_ROUTE", "")));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Map<String, String> marks(String lines) {
        var marks = new HashMap<String, String>();
        lines.lines()
                .forEach(line -> {
                    var equals = line.indexOf('=');
                    if (equals > 0) {
                        marks.put(line.substring(0, equals), line.substring(equals + 1));
                    }
                });
        return marks;
    }
}
