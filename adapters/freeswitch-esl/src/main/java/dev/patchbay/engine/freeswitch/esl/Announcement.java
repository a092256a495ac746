package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineEvent;
import dev.patchbay.engine.spi.EngineEvent.CallOffered;
import dev.patchbay.engine.spi.EngineEvent.Unrecognised;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The one event the dialplan sends: a call waits for a decision.
final class Announcement {

    static final String SUBCLASS = "patchbay::offered";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Announcement() {}

    /// @return empty for what FreeSWITCH says before it closes a connection
    static Optional<EngineEvent> read(EslFrame frame) {
        return switch (frame.type()) {
            case "text/event-json" -> Optional.of(event(frame.body()));
            case "text/disconnect-notice" -> Optional.empty();
            default -> Optional.of(Unrecognised.named(frame.type()));
        };
    }

    private static EngineEvent event(String body) {
        try {
            var event = JSON.readTree(body);
            var subclass = text(event, "Event-Subclass");
            return subclass.equals(SUBCLASS)
                    ? offered(event)
                    : Unrecognised.named(text(event, "Event-Name") + " " + subclass);
        } catch (JacksonException | IllegalArgumentException misread) {
            return Unrecognised.named("malformed-event");
        }
    }

    private static CallOffered offered(JsonNode event) {
        return new CallOffered(
                new CallId(text(event, "Unique-ID")),
                Direction.of(text(event, "variable_pb_direction")),
                text(event, "variable_pb_origin"),
                text(event, "variable_pb_dialled"),
                text(event, "variable_pb_caller"),
                text(event, "variable_pb_diverted"));
    }

    private static String text(JsonNode event, String name) {
        return event.path(name).asString("");
    }
}
