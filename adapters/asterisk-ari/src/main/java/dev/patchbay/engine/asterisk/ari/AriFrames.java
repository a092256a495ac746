package dev.patchbay.engine.asterisk.ari;

import dev.patchbay.engine.spi.CallId;
import dev.patchbay.engine.spi.Direction;
import dev.patchbay.engine.spi.EngineEvent;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Translates ARI's WebSocket frames. Pure; whatever a frame holds, reading it never throws.
final class AriFrames {

    /// The Stasis application's name, as the dialplan calls it.
    static final String APPLICATION = "patchbay";

    sealed interface Frame {
        record Answer(String requestId, AriAnswer answer) implements Frame {}

        record Told(EngineEvent event) implements Frame {}

        /// Another connection has registered our application: calls are announced there from now
        /// on, while this one stays open and silent.
        record Replaced() implements Frame {}

        /// Known, and of no interest.
        record Nothing() implements Frame {}
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AriFrames() {}

    static String request(String id, String method, String uri) {
        return JSON.writeValueAsString(
                JSON.createObjectNode()
                        .put("type", "RESTRequest")
                        .put("transaction_id", id)
                        .put("request_id", id)
                        .put("method", method)
                        .put("uri", uri));
    }

    static Frame read(String text) {
        try {
            var frame = JSON.readTree(text);
            var type = frame.path("type").asString("");
            return switch (type) {
                case "RESTResponse" -> answer(frame);
                case "StasisStart" ->
                        offered(frame)
                                .<Frame>map(Frame.Told::new)
                                .orElseGet(() -> unrecognised("StasisStart"));
                case "ApplicationReplaced" -> new Frame.Replaced();
                case "StasisEnd" -> new Frame.Nothing();
                default -> unrecognised(type);
            };
        } catch (JacksonException malformed) {
            return unrecognised("malformed-frame");
        }
    }

    static Frame unrecognised(String name) {
        return new Frame.Told(EngineEvent.Unrecognised.named(name));
    }

    private static Frame answer(JsonNode frame) {
        var id = frame.path("request_id").asString("");
        var status = frame.path("status_code").asInt(0);
        if (id.isEmpty() || status == 0) {
            return unrecognised("malformed-answer");
        }
        var body = frame.path("message_body").asString("");
        return new Frame.Answer(id, new AriAnswer(status, body));
    }

    /// The dialplan's arguments: direction, origin, dialled, caller, diverted; the last two may be
    /// missing when there is neither.
    private static Optional<EngineEvent> offered(JsonNode frame) {
        var args = frame.path("args");
        if (!frame.path("application").asString("").equals(APPLICATION) || args.size() < 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new EngineEvent.CallOffered(
                            new CallId(frame.path("channel").path("id").asString("")),
                            Direction.of(args.path(0).asString("")),
                            args.path(1).asString(""),
                            args.path(2).asString(""),
                            args.path(3).asString(""),
                            args.path(4).asString("")));
        } catch (IllegalArgumentException misread) {
            return Optional.empty();
        }
    }
}
