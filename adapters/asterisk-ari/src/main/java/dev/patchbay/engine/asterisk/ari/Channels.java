package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.spi.ActiveCall;
import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineRefusedException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads ARI's list of channels. A call's caller leg is the channel the dialplan has marked with
/// the call's direction; the legs it dialled carry no marks.
final class Channels {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private Channels() {}

    static List<ActiveCall> read(String body) throws EngineRefusedException {
        try {
            var calls = new ArrayList<ActiveCall>();
            JSON.readTree(body).forEach(channel -> call(channel).ifPresent(calls::add));
            return calls;
        } catch (JacksonException malformed) {
            throw new EngineRefusedException("the list of channels is not JSON", malformed);
        }
    }

    private static Optional<ActiveCall> call(JsonNode channel) {
        var marks = channel.path("channelvars");
        try {
            return Optional.of(
                    new ActiveCall(
                            new CallId(channel.path("id").asString("")),
                            Direction.of(marks.path("PB_DIRECTION").asString("")),
                            marks.path("PB_ORIGIN").asString(""),
                            marks.path("PB_DIALLED").asString(""),
                            marks.path("PB_CALLER").asString(""),
                            instant(channel.path("creationtime").asString("")),
                            channel.path("state").asString("").equals("Up"),
                            marks.path("PB_ROUTE").asString("")));
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text, WRITTEN).toInstant();
    }
}
