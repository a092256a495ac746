package dev.patchbay.engine.asterisk;

import dev.patchbay.engine.spi.EngineRefusedException;
import dev.patchbay.engine.spi.EngineUnreachableException;
import dev.patchbay.engine.spi.GatewayName;
import dev.patchbay.engine.spi.GatewayState;
import dev.patchbay.engine.spi.GatewayState.Health;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What Asterisk knows of its gateways: which endpoints it has loaded, whether their contacts
/// answer OPTIONS, and whether its registrations stand.
///
/// `PJSIPShowContacts` lists no contact that stands in a config file (22.10.1), so contacts are
/// asked for endpoint by endpoint, and only where there are few.
public final class Gateways {

    /// Endpoints that take calls from carriers known by address; nothing is ever sent to them.
    private static final Pattern NO_GATEWAY = Pattern.compile("carriers(-.*)?");

    /// More are judged by their device state alone, which comes for all in one answer.
    private static final int MOST_IN_DETAIL = 100;

    private final AmiConnection ami;
    private final RegistrarWords registrars;

    /// @param spool the folder shared with Asterisk
    public Gateways(AmiConnection ami, Path spool) {
        this.ami = ami;
        registrars = new RegistrarWords(ami, spool);
    }

    public Set<String> loaded() throws EngineUnreachableException {
        return deviceStates().keySet();
    }

    private Map<String, String> deviceStates() throws EngineUnreachableException {
        var states = new TreeMap<String, String>();
        for (var block : ami.list(new AmiAction("PJSIPShowEndpoints"))) {
            if (block.event("EndpointList")) {
                states.put(block.get("ObjectName"), block.get("DeviceState"));
            }
        }
        states.keySet().removeIf(name -> NO_GATEWAY.matcher(name).matches());
        return states;
    }

    public List<GatewayState> states() throws EngineRefusedException, EngineUnreachableException {
        var states = new TreeMap<String, GatewayState>();
        deviceStates()
                .forEach((name, device) ->
                        states.put(
                                name,
                                device.equals("Unavailable")
                                        ? silent(name)
                                        : state(name, Health.UP, "in service")));
        if (states.size() <= MOST_IN_DETAIL) {
            addContacts(states);
        }
        var registrations = ami.list(new AmiAction("PJSIPShowRegistrationsOutbound"));
        registrars.look();
        for (var block : registrations) {
            if (block.event("OutboundRegistrationDetail")) {
                states.computeIfPresent(
                        block.get("ObjectName"), (name, before) -> registration(name, block));
            }
        }
        return List.copyOf(states.values());
    }

    public void register(GatewayName account)
            throws EngineRefusedException, EngineUnreachableException {
        ami.execute(new AmiAction("PJSIPRegister").with("Registration", account.value()));
    }

    private void addContacts(Map<String, GatewayState> states)
            throws EngineRefusedException, EngineUnreachableException {
        var sent = new LinkedHashMap<String, AmiSent>();
        for (var name : states.keySet()) {
            sent.put(name, ami.send(new AmiAction("PJSIPShowEndpoint").with("Endpoint", name)));
        }
        for (var asked : sent.entrySet()) {
            for (var block : ami.await(asked.getValue())) {
                if (block.event("ContactStatusDetail")) {
                    states.put(asked.getKey(), contact(asked.getKey(), block));
                }
            }
        }
    }

    private static GatewayState contact(String name, AmiMessage block) {
        return switch (block.get("Status")) {
            case "Reachable" ->
                    new GatewayState(
                            new GatewayName(name),
                            Health.UP,
                            "answers OPTIONS",
                            micros(block.get("RoundtripUsec")));
            case "Unreachable" -> silent(name);
            case "NonQualified" -> state(name, Health.UNKNOWN, "is not asked by OPTIONS");
            default -> state(name, Health.UNKNOWN, "not asked yet");
        };
    }

    private GatewayState registration(String name, AmiMessage block) {
        return switch (block.get("Status")) {
            case "Registered" -> GatewayState.registered(new GatewayName(name));
            case "Rejected", "Stopped" ->
                    GatewayState.failed(
                            new GatewayName(name),
                            registrars.last(block.get("ServerUri"), block.get("ClientUri")));
            default -> state(name, Health.DOWN, "not registered (yet)");
        };
    }

    private static GatewayState silent(String name) {
        return state(name, Health.DOWN, "does not answer OPTIONS");
    }

    private static GatewayState state(String name, Health health, String detail) {
        return new GatewayState(new GatewayName(name), health, detail, Optional.empty());
    }

    private static Optional<Long> micros(String text) {
        return text.matches("[0-9]{1,12}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
