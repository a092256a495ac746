package dev.patchbay.engine.freeswitch.esl;

import dev.patchbay.engine.spi.GatewayState.Failure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What registrars answered, which FreeSWITCH tells in events alone: its list of gateways has no
/// status in it. What was said before this session is not known.
final class RegistrarWords {

    static final String SUBCLASS = "sofia::gateway_state";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Map<String, Failure> last = new ConcurrentHashMap<>();
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    /// Takes what answers no command; events of other kinds are nothing to us.
    void take(EslFrame frame) {
        if (!frame.type().equals("text/event-json")) {
            return;
        }
        try {
            var event = JSON.readTree(frame.body());
            if (event.path("Event-Subclass").asString("").equals(SUBCLASS)) {
                take(
                        event.path("Gateway").asString(""),
                        event.path("State").asString(""),
                        event.path("Status").asString(""));
            }
        } catch (JacksonException misread) {
            // a state that is not known for three seconds, until the list is asked for again
        }
    }

    /// A failure is known until the next attempt, also while FreeSWITCH waits for it.
    private void take(String gateway, String state, String status) {
        switch (state) {
            case "TRYING" -> last.remove(gateway);
            case "REGED" -> {
                last.remove(gateway);
                stopped.remove(gateway);
            }
            case "DOWN" -> stopped.add(gateway);
            case "TIMEOUT" -> last.put(gateway, Failure.UNKNOWN);
            case "FAILED" -> {
                if (status.matches("[3-6][0-9]{2}")) {
                    last.put(
                            gateway,
                            new Failure(
                                    Optional.of(Integer.valueOf(status)), Optional.empty(), false));
                }
            }
            default -> {}
        }
    }

    /// @return whether it was stopped and has not been registered since
    boolean stopped(String gateway) {
        return stopped.contains(gateway);
    }

    Optional<Failure> last(String gateway) {
        return Optional.ofNullable(last.get(gateway));
    }
}
