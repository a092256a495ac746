package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineRefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads FreeSWITCH's list of channels. A call's caller leg is the one the dialplan has marked, in
/// the only column of that list it can write: `pb <direction> <origin> <dialled> <caller> <route>`.
final class Channels {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MARKS = 6;

    private Channels() {}

    static List<ActiveCall> read(String answer) throws EngineRefusedException {
        try {
            var calls = new ArrayList<ActiveCall>();
            JSON.readTree(answer)
                    .path("rows")
                    .forEach(channel -> call(channel).ifPresent(calls::add));
            return calls;
        } catch (JacksonException malformed) {
            throw new EngineRefusedException("the list of channels is not JSON", malformed);
        }
    }

    private static Optional<ActiveCall> call(JsonNode channel) {
        var marks = channel.path("presence_data").asString("").split(" ", MARKS);
        if (marks.length < MARKS || !marks[0].equals("pb")) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ActiveCall(
                            new CallId(channel.path("uuid").asString("")),
                            Direction.of(marks[1]),
                            marks[2],
                            marks[3],
                            marks[4],
                            Instant.ofEpochSecond(
                                    Long.parseLong(channel.path("created_epoch").asString("0"))),
                            channel.path("callstate").asString("").equals("ACTIVE"),
                            marks[5]));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
